import type { Clock } from '@parley/client/types.ts';
import type { Chat } from '../store/create-chat.ts';
import type { TabChannel } from './tab-channel.ts';

/** Where drafts are kept between visits, of one person. */
export interface DraftStorage {
  load(): Promise<Readonly<Record<string, string>>>;
  /** An empty text takes the draft away. */
  save(texts: Readonly<Record<string, string>>): Promise<void>;
}

/** By room; what was sent is empty. */
export type DraftTexts = Readonly<Record<string, string>>;

export interface Drafts {
  set(roomId: string, text: string): void;
  /** Keeps and tells what was written in the last moments: the page may go. */
  flush(): void;
  end(): void;
}

/** How long after the last key a draft is kept (ms): short, because a page that is left in between may not come to the end of writing it. */
const settles = 60;
/** What is typed in one frame is told together. */
const frame = 16;

/** Keeps drafts: at once in the store, soon on this device and in its other tabs. */
export function createDrafts(chat: Chat, storage: DraftStorage, channel: TabChannel<DraftTexts>, clock: Clock): Drafts {
  let unsaved: Record<string, string> = {};
  let untold: Record<string, string> = {};
  let cancel = (): void => {};
  let cancelTelling: (() => void) | null = null;

  function tell(): void {
    cancelTelling?.();
    cancelTelling = null;
    if (Object.keys(untold).length > 0) channel.tell(untold);
    untold = {};
  }

  function flush(): void {
    cancel();
    tell();
    if (Object.keys(unsaved).length === 0) return;
    const texts = unsaved;
    unsaved = {};
    // What cannot be kept is still in the store; it goes with the tab.
    storage.save(texts).catch(() => {});
  }

  const stopListening = channel.listen((texts) => {
    for (const [roomId, text] of Object.entries(texts)) if (unsaved[roomId] === undefined) chat.note('draft:changed', { roomId, text });
  });
  storage.load().then(
    (texts) => chat.note('drafts:loaded', texts),
    () => chat.note('drafts:loaded', {}),
  );

  return {
    set(roomId, text) {
      unsaved[roomId] = text;
      untold[roomId] = text;
      cancelTelling ??= clock.after(frame, tell);
      chat.note('draft:changed', { roomId, text });
      cancel();
      if (text === '') flush();
      else cancel = clock.after(settles, flush);
    },
    flush,
    end() {
      flush();
      stopListening();
    },
  };
}
