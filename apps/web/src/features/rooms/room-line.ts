import type { Room } from '@parley/shared/features/rooms.ts';

/** A room as the lists show it. */
export interface RoomLine {
  readonly room: Room;
  /** Messages not read yet. */
  readonly unread: number;
  /** What the person has written there and not sent, or nothing. */
  readonly draft: string;
  /** A message of theirs that was refused, or waits for a connection, or nothing. */
  readonly unsent: string;
  /** `author` null: the text stands for itself. */
  readonly last: { readonly author: string | null; readonly text: string; readonly at: number } | null;
}
