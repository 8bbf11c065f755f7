import type { TimelinePage } from '@parley/shared/features/messages.ts';
import type { Person } from '@parley/shared/features/people.ts';
import type { Preferences } from '@parley/shared/features/preferences.ts';
import type { EventName, EventPayload, Heads, PersonState, RoomState, SignalName, SignalPayload } from '@parley/shared/protocol.ts';
import type { ConnectionStatus, OutboxEntry } from '@parley/client/types.ts';

/** Which way a page lies from what the device has of a timeline. `around`: somewhere else, in place of it. */
export type PageWay = 'older' | 'newer' | 'around';

interface InRoom {
  readonly roomId: string;
}

/** What happens on this device only. One line each; a slice takes what concerns it. */
export interface LocalFacts {
  /** The session’s person is known, before anything of theirs came. */
  'me:known': Person;
  'connection:changed': ConnectionStatus;
  /** It has been away for so long that what others do now is not known. */
  'connection:lost': null;
  'outbox:changed': readonly OutboxEntry[];
  /** Where the logs of the person’s rooms stand. */
  'heads:told': Heads;
  /** What the device holds of the room goes. Whether it is still one of the person’s rooms, only their own log says. */
  'room:gone': InRoom;
  /** The device holds the room no longer; it stays in the list. */
  'room:released': InRoom;
  /** The room is on screen from now on, or was before what is new in it was known. */
  'room:shown': InRoom & { readonly readOrd: number; readonly ord: number };
  /** It is not any more: another one is, or none. */
  'room:hidden': InRoom;
  /** Whether the reader is at the end of the room’s timeline. */
  'reader:moved': InRoom & { readonly atEnd: boolean };
  /** Whether anybody is in front of the screen; the last message of the room on it when that changed, and the last that was read. */
  'reader:attends': { readonly attentive: boolean; readonly readOrd: number; readonly ord: number };
  'page:asked': InRoom & { readonly way: PageWay };
  /** `edge`: the entry beside which it lies; null: none. */
  'page:came': InRoom & { readonly way: PageWay; readonly edge: number | null; readonly page: TimelinePage };
  /** `unconnected`: for want of a connection. */
  'page:failed': InRoom & { readonly way: PageWay; readonly unconnected: boolean };
  /** Somebody has written a message in this tab: the outbox tells of other tabs, too. */
  'message:written': InRoom;
  /** A read position that the server is being told; `back`: by this tab, to go back on purpose. */
  'read:told': InRoom & { readonly ord: number; readonly back: boolean };
  /** It has it, or will not take it: its own word counts again. */
  'read:settled': InRoom;
  /** The reader wants what follows this message to stay unread until they leave the room. */
  'read:kept': InRoom & { readonly ord: number };
  /** They do not any more. */
  'read:released': InRoom;
  'draft:changed': InRoom & { readonly text: string };
  'drafts:loaded': Readonly<Record<string, string>>;
  /** What the person has chosen here, or in another tab of this browser, for all their devices. */
  'preferences:told': Preferences;
  /** The server has it, or will not take it: its own word counts again. */
  'preferences:settled': Preferences;
  /** Until when nobody is to disturb the person; 0: one may. */
  'quiet:changed': { readonly until: number };
  'time:passed': { readonly now: number };
}

export type LocalName = keyof LocalFacts;

/** Where and when an event of a log stands. */
export interface EventPlace {
  readonly log: string;
  readonly seq: number;
  readonly actor: string | null;
  readonly at: number;
}

type EventFact = {
  [N in EventName]: { readonly kind: 'event'; readonly name: N; readonly payload: EventPayload<N>; readonly place: EventPlace };
}[EventName];
type SignalFact = {
  [N in SignalName]: { readonly kind: 'signal'; readonly name: N; readonly payload: SignalPayload<N>; readonly now: number };
}[SignalName];
type LocalFact = { [N in LocalName]: { readonly kind: 'local'; readonly name: N; readonly payload: LocalFacts[N] } }[LocalName];

/** Everything that can change the state. */
export type Fact =
  | EventFact
  | SignalFact
  | LocalFact
  | { readonly kind: 'room'; readonly roomId: string; readonly state: RoomState; readonly head: number }
  | { readonly kind: 'person'; readonly state: PersonState };
