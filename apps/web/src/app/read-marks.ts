import type { Client, Clock } from '@parley/client/types.ts';
import type { Chat } from '../store/create-chat.ts';
import { readOrdOf } from '../store/selectors.ts';
import type { Notes } from './notes.ts';
import type { TabChannel } from './tab-channel.ts';

/** A day: a read position is worth telling whenever the connection is back. */
const patience = 86_400_000;
/** Between two positions told of one room: reading along with a busy room must not cost a commit a message. */
const pause = 1_000;
/** So long (ms) another tab has to tell what it said it would; after that it is held to be gone. */
const grace = 10_000;

/** A position that one tab tells the server; null: the server’s own word counts again. */
export interface ReadNews {
  readonly roomId: string;
  readonly ord: number | null;
}

interface Mark {
  readonly roomId: string;
  readonly ord: number;
  /** On purpose, behind what was read before. */
  readonly back: boolean;
}

export interface ReadMarks {
  /** Read up to here; never goes back. */
  advance(roomId: string, ord: number): void;
  /** Read up to here, whatever was read before. */
  set(roomId: string, ord: number): void;
  /** The device is in step: what a tab or a run that is gone since has left is told, too. */
  caughtUp(): void;
  /** Tells at once what waits: the page may be about to go. */
  flush(): void;
  end(): void;
}

/** A position as it is noted. `known`: the server has it. */
function readNote(text = '0'): { readonly ord: number; readonly back: boolean; readonly known: boolean } {
  return { ord: Number.parseInt(text, 10), back: text.endsWith('back'), known: text.endsWith('known') };
}

/** Tells the server how far one has read: shown at once, noted on the device until it is told, sent now and then, the last position for certain. */
export function createReadMarks(
  chat: Chat,
  client: Pick<Client, 'send'>,
  clock: Clock,
  news: TabChannel<ReadNews>,
  notes: Pick<Notes, 'all' | 'write'>,
): ReadMarks {
  const wanted = new Map<string, Mark>();
  /** What is on its way. */
  const asked = new Set<Mark>();
  /** Rooms of which a position was told a moment ago. */
  const pausing = new Set<string>();
  let isOver = false;

  // What an earlier run has noted: what it left untold, and what the server had, for the copies that the device keeps are written later.
  const found = Object.entries(notes.all()).map(([roomId, text]) => ({ roomId, ...readNote(text) }));
  for (const { roomId, ord, back } of found) chat.note('read:told', { roomId, ord, back });
  const stopNoting = chat.store.subscribe(({ reading: { told } }, { reading: { told: before } }) => {
    if (told === before) return;
    const noted = notes.all();
    for (const roomId of Object.keys({ ...before, ...told })) {
      const [mark, old] = [told[roomId], before[roomId]];
      if (mark?.ord === old?.ord) continue;
      const note = readNote(noted[roomId]);
      if (mark !== undefined) {
        if (mark.back || note.known || note.ord < mark.ord) notes.write(roomId, `${mark.ord}${mark.back ? ' back' : ''}`);
        // Another tab may have noted another one, and its news be under way.
      } else if (note.ord === old?.ord) notes.write(roomId, note.back ? null : `${note.ord} known`);
    }
  });

  function isAsked(roomId: string): boolean {
    return [...asked].some((mark) => mark.roomId === roomId);
  }

  async function ask(mark: Mark): Promise<void> {
    const { roomId } = mark;
    wanted.delete(roomId);
    asked.add(mark);
    await client.send('read:mark', mark, patience);
    asked.delete(mark);
    if (isOver) return;
    // Whatever the answer was, the server’s own word counts now, unless there is something newer to tell, here or in another tab.
    if ((chat.state().reading.told[roomId]?.ord ?? mark.ord) === mark.ord) {
      chat.note('read:settled', { roomId });
      news.tell({ roomId, ord: null });
    }
    pausing.add(roomId);
    clock.after(pause, () => {
      pausing.delete(roomId);
      tell(roomId);
    });
  }

  function tell(roomId: string): void {
    const mark = wanted.get(roomId);
    if (mark !== undefined && !isAsked(roomId) && !pausing.has(roomId)) void ask(mark);
  }

  function want(roomId: string, ord: number, back: boolean): void {
    // A step back that is still to be told stays one, also with what is read after it.
    const mark = { roomId, ord, back: back || (wanted.get(roomId) ?? chat.state().reading.told[roomId])?.back === true };
    wanted.set(roomId, mark);
    chat.note('read:told', mark);
    news.tell({ roomId, ord });
    tell(roomId);
  }

  /** Tells what another tab was to tell, if it does not. Back only where that is noted still: what was taken in since may be a later one. */
  function takeOver(roomId: string, ord: number): void {
    clock.after(grace, () => {
      const { reading, session } = chat.state();
      if (isOver || wanted.has(roomId) || isAsked(roomId) || reading.told[roomId]?.ord !== ord || session.status !== 'online') return;
      const note = readNote(notes.all()[roomId]);
      wanted.set(roomId, { roomId, ord, back: note.back && note.ord === ord });
      tell(roomId);
    });
  }

  // Offline, too, it is read in every tab at once; the tab in which it was read tells the server.
  const stopListening = news.listen(({ roomId, ord }) => {
    const mine = wanted.get(roomId);
    // What this tab is still to tell counts, unless another has read on; and what it is telling it settles itself.
    if (mine !== undefined && (mine.back || (ord ?? 0) <= mine.ord)) return;
    if (ord === null) return isAsked(roomId) ? undefined : chat.note('read:settled', { roomId });
    chat.note('read:told', { roomId, ord, back: false });
    takeOver(roomId, ord);
  });

  return {
    caughtUp() {
      for (const { roomId, ord, known } of found.splice(0)) {
        if (!known) continue;
        if (chat.state().reading.told[roomId]?.ord === ord) chat.note('read:settled', { roomId });
        // By then the device’s copies say so, too.
        clock.after(grace, () => readNote(notes.all()[roomId]).known && !isOver && notes.write(roomId, null));
      }
      for (const [roomId, { ord }] of Object.entries(chat.state().reading.told)) takeOver(roomId, ord);
    },
    flush() {
      // Nobody’s turn is waited for: nothing may come after this.
      for (const mark of wanted.values()) void ask(mark);
    },
    end() {
      isOver = true;
      stopListening();
      stopNoting();
    },
    set: (roomId, ord) => want(roomId, ord, true),
    advance(roomId, ord) {
      const mine = chat.state().rooms.byId[roomId];
      if (mine !== undefined && ord > readOrdOf(chat.state(), mine)) want(roomId, Math.min(ord, mine.ord), false);
    },
  };
}
