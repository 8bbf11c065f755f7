import type { Ack } from '@parley/shared/ack.ts';
import type { Preferences } from '@parley/shared/features/preferences.ts';
import type { CommandName, CommandOutput, CommandRequest } from '@parley/shared/protocol.ts';

/** What somebody who waits is told: what the server says, or that there is no connection to hear it by. */
export type Answer<Value> = Ack<Value> | { readonly ok: null; readonly unconnected: true };

/** Asks the server for what somebody waits for. Nobody waits without a connection: then the answer comes at once, and it is asked no more. */
export type Ask = <N extends CommandName>(name: N, input: CommandRequest<N>) => Promise<Answer<CommandOutput<N>>>;

/** Everything a person can do. What the server has to say about it comes back as an ack; what changes comes through the store. */
export interface Actions {
  /** Puts a room on screen: held from now on, its unread line frozen. False: it is gone. Again for the same room does nothing. */
  showRoom(roomId: string): Promise<boolean>;
  /** No room is on screen. */
  hideRoom(): void;
  /** Fetches a room that is likely to be opened soon. */
  prefetchRoom(roomId: string): void;

  readonly ask: Ask;

  /** Writes a message; it shows in the same frame. */
  post(roomId: string, body: string): void;
  /** False: it goes once the connection is back. */
  retryPost(id: string): boolean;
  removePost(id: string): void;
  /** Takes back a message that was refused, or hangs: its text stands in the message box again, above what is there. */
  editPost(roomId: string, id: string, body: string): void;

  loadOlder(roomId: string): Promise<void>;
  loadNewer(roomId: string): Promise<void>;
  /** Brings the room’s end into its timeline. */
  loadLatest(roomId: string): Promise<void>;
  /** Brings the message with this number of the room into its timeline, if it is not far. */
  loadOrd(roomId: string, ord: number): Promise<void>;

  /** The reader is at the end of the room’s timeline, or not; and in front of the screen, or not. */
  readerMoved(roomId: string, atEnd: boolean): void;
  /** Messages up to this one have been in view for long enough. Never goes back. */
  markRead(roomId: string, ord: number): void;
  /** Everything in the room is read. Up to where it was before; null: all of it. */
  markRoomRead(roomId: string): number | null;
  /** This message and what follows are unread again. */
  markUnreadFrom(roomId: string, ord: number): void;

  /** What is written and not sent; others see that somebody is typing. */
  setDraft(roomId: string, text: string): void;

  /** How one likes it from now on, on all of one’s devices: here at once, elsewhere once the server has it. */
  prefer(chosen: Preferences): void;

  /** Connects at once instead of at the next attempt. */
  reconnect(): void;
}
