import type { EventPayload, TimelineEventName } from '@parley/shared/protocol.ts';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { peopleLines } from './people/people.lines.tsx';
import { roomsLines } from './rooms/rooms.lines.tsx';

/** Events that are one quiet line of a timeline each. `messages/rows.ts` shows all others in a way of its own. */
export type LineName = Exclude<TimelineEventName, 'message:sent' | 'member:joined' | 'member:left' | 'room:created'>;

export interface Line {
  readonly icon: LucideIcon;
  readonly text: ReactNode;
}

/** What each of them says; `by`: the name of who did it. One that says nothing does not compile. */
export const lines: { readonly [N in LineName]: (payload: EventPayload<N>, by: string) => Line } = { ...peopleLines, ...roomsLines };
