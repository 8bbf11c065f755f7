import { showLook, storedLook } from '../lib/look.ts';
import { chooseTheme, chosenTheme } from '../lib/theme.ts';
import type { ChatStore } from '../store/create-chat.ts';

/** Lets the page look as the person likes it, here and on their other devices. The returned function ends that: who comes next is somebody else. */
export function followLook(store: ChatStore): () => void {
  function show(): void {
    const { known, now } = store.getState().preferences;
    // Until it is known, as it was here before, with what is chosen meanwhile.
    showLook(known === null ? { ...storedLook(), ...now } : now);
    // Who has never chosen one sees what this device showed last.
    if (now.theme !== undefined && now.theme !== chosenTheme()) chooseTheme(now.theme);
  }
  show();
  const unsubscribe = store.subscribe((state, before) => {
    if (state.preferences !== before.preferences) show();
  });
  return () => {
    unsubscribe();
    // The theme stays: it tells nothing of anybody, and a bright page in a dark room is no way to say goodbye.
    showLook({});
  };
}
