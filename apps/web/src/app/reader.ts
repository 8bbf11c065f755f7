import type { Actions } from '../store/actions.ts';
import type { Chat } from '../store/create-chat.ts';
import { readOrdOf } from '../store/selectors.ts';
import type { ReadMarks } from './read-marks.ts';

export interface Reader {
  readonly actions: Pick<Actions, 'readerMoved' | 'markRead' | 'markRoomRead' | 'markUnreadFrom'>;
  show(roomId: string): void;
  hide(): void;
  /** The device is in step: what came while the app was closed is new, also where the room was on screen before it. */
  caughtUp(): void;
  /** Somebody is in front of the screen, or not. */
  attend(attentive: boolean): void;
  /** A message written on this device stands in the room’s log: its writer has read what is above it. */
  wrote(roomId: string, ord: number): void;
  /** Tells at once how far was read. */
  flush(): void;
  end(): void;
}

/** Who reads what: the room on screen, whether its end is in view and somebody looks at it, and how far they have read. `isFresh`: the page begins with a room. */
export function createReader(chat: Chat, marks: ReadMarks, isFresh = true): Reader {
  let isFirst = true;
  function hide(): void {
    const { shown } = chat.state().reading;
    if (shown !== null) chat.note('room:hidden', { roomId: shown });
  }

  function keeps(roomId: string): boolean {
    const { shown, kept } = chat.state().reading;
    return kept && shown === roomId;
  }

  function standing(roomId: string): { readonly readOrd: number; readonly ord: number } {
    const mine = chat.state().rooms.byId[roomId];
    return { readOrd: mine === undefined ? 0 : readOrdOf(chat.state(), mine), ord: mine?.ord ?? 0 };
  }

  function show(roomId: string): void {
    chat.note('room:shown', { roomId, ...standing(roomId) });
  }

  return {
    show(roomId) {
      if (chat.state().reading.shown === roomId) return;
      show(roomId);
      const told = chat.state().reading.told[roomId];
      // What was asked for before a reload, and the server has not heard of yet. Who opens it from the list reads it.
      if (isFresh && told?.back === true) chat.note('read:kept', { roomId, ord: told.ord });
      isFresh = false;
    },
    hide,
    caughtUp() {
      const { shown } = chat.state().reading;
      marks.caughtUp();
      if (isFirst && shown !== null) show(shown);
      isFirst = false;
    },
    flush: marks.flush,
    end: marks.end,
    attend(attentive) {
      chat.note('reader:attends', { attentive, ...standing(chat.state().reading.shown ?? '') });
    },
    wrote(roomId, ord) {
      // What they wanted to stay unread they have answered.
      chat.note('read:released', { roomId });
      marks.advance(roomId, ord);
    },
    actions: {
      readerMoved: (roomId, atEnd) => chat.note('reader:moved', { roomId, atEnd }),
      markRead(roomId, ord) {
        if (chat.state().reading.attentive && !keeps(roomId)) marks.advance(roomId, ord);
      },
      markRoomRead(roomId) {
        const { readOrd, ord } = standing(roomId);
        if (readOrd >= ord) return null;
        chat.note('read:released', { roomId });
        marks.advance(roomId, ord);
        return readOrd;
      },
      markUnreadFrom(roomId, ord) {
        chat.note('read:kept', { roomId, ord: ord - 1 });
        marks.set(roomId, ord - 1);
      },
    },
  };
}
