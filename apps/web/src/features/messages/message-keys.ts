import { isOwnedByIme } from '../../lib/ime.ts';
import { usesSingleKeys } from '../../lib/single-keys.ts';

/** Tells when a single key is pressed on a row that the keyboard is on: true, it meant something. The returned function ends it. */
export function listenForKeys(row: HTMLElement, pressed: (key: string) => boolean): () => void {
  const stop = new AbortController();
  function press(event: KeyboardEvent): void {
    if (isOwnedByIme(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    // A row that was clicked has the focus too, but there a letter is the first of a message.
    if (event.target !== row || !row.matches(':focus-visible') || !usesSingleKeys()) return;
    // What means something here is not typed into the message box.
    if (pressed(event.key.toLowerCase())) event.preventDefault();
  }
  row.addEventListener('keydown', press, { signal: stop.signal });
  return () => stop.abort();
}
