import type { PersonId } from '@parley/shared/ids.ts';
import { leftOf } from '@parley/shared/left-of.ts';
import { timelineEvents } from '@parley/shared/names.ts';
import type { EventPayload, TimelineEventName } from '@parley/shared/protocol.ts';
import { defineSlice } from '../../store/define-slice.ts';
import type { EventPlace } from '../../store/facts.ts';
import { without } from '../../lib/records.ts';
import { addPage, append, follow, notePage, reconnected, type TimelineWindow, windowOf } from './timeline-window.ts';

/** The timelines of the rooms that the device holds. */
export type MessagesState = Readonly<Record<string, TimelineWindow>>;

const initial: MessagesState = {};

function change(state: MessagesState, roomId: string, update: (window: TimelineWindow) => TimelineWindow): MessagesState {
  const before = state[roomId];
  if (before === undefined) return state;
  const after = update(before);
  return after === before ? state : { ...state, [roomId]: after };
}

function line<N extends TimelineEventName>(type: N) {
  return (state: MessagesState, payload: EventPayload<N>, { log, seq, actor, at }: EventPlace): MessagesState =>
    change(state, log, (window) => append(window, { seq, type, actor: actor as PersonId | null, at, payload }));
}

/** Every event that people read as a line of the timeline, whichever feature it is of, is kept in it as it came. */
const lines = Object.fromEntries(timelineEvents.map((type) => [type, line(type)])) as { [N in TimelineEventName]: ReturnType<typeof line<N>> };

export const messages = defineSlice(initial, {
  events: {
    ...lines,
    'person:deleted': (state, { personId, erased }, { log }) =>
      change(state, log, (window) => ({
        ...window,
        entries: window.entries.map((entry) =>
          entry.actor === personId ? ({ ...entry, payload: leftOf(entry.type, entry.payload as object, erased) } as typeof entry) : entry,
        ),
      })),
  },
  room: { messages: (state, page, roomId) => ({ ...state, [roomId]: windowOf(page) }) },
  local: {
    'page:asked': (state, { roomId, way }) => change(state, roomId, (window) => notePage(window, way, 'loading')),
    'page:came': (state, { roomId, way, edge, page }) => change(state, roomId, (window) => addPage(window, way, edge, page)),
    'page:failed': (state, { roomId, way, unconnected }) =>
      change(state, roomId, (window) => notePage(window, way, unconnected ? 'unconnected' : 'failed')),
    'connection:changed': (state, status) =>
      status === 'online' ? Object.keys(state).reduce((next, roomId) => change(next, roomId, reconnected), state) : state,
    'reader:moved': (state, { roomId, atEnd }) => change(state, roomId, (window) => follow(window, atEnd)),
    'room:gone': (state, { roomId }) => without(state, roomId),
    'room:released': (state, { roomId }) => without(state, roomId),
  },
});
