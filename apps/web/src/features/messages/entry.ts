import type { TimelineEntry } from '@parley/shared/features/messages.ts';
import { isTimelineEvent } from '@parley/shared/names.ts';
import type { EventPayload, TimelineEventName } from '@parley/shared/protocol.ts';

type Known = { readonly [N in TimelineEventName]: { readonly type: N; readonly payload: EventPayload<N> } }[TimelineEventName];
/** Of a type that this version does not know: it keeps its place and shows nothing. */
type Unknown = { readonly type: null; readonly payload: null };

/** A line of a timeline, under the key that it keeps: a message has its own id, also while it is on its way. */
export type Entry = { readonly key: string; readonly seq: number; readonly actor: string | null; readonly at: number } & (Known | Unknown);

export type EntryOf<N extends TimelineEventName> = Extract<Entry, { readonly type: N }>;

export function entryOf({ seq, type, actor, at, payload }: TimelineEntry): Entry {
  if (!isTimelineEvent(type)) return { key: `${seq}`, seq, actor, at, type: null, payload: null };
  // The server has checked it against the schema of its type before it was kept.
  const known = { type, payload } as Known;
  return { key: known.type === 'message:sent' ? known.payload.id : `${seq}`, seq, actor, at, ...known };
}
