/** Tells when a single key is pressed on a message that the keyboard is on: true, it meant something. The returned function ends it. */
export function listenForKeys(list: HTMLElement, pressed: (key: string, rowKey: string) => boolean): () => void {
  const stop = new AbortController();
  function press(event: KeyboardEvent): void {
    const { target, key } = event;
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || !(target instanceof HTMLElement)) return;
    // A row that was clicked has the focus too, but there a letter is the first of a message.
    if (target.dataset['key'] === undefined || !target.matches(':focus-visible')) return;
    // What means something here is not typed into the message box.
    if (pressed(key.toLowerCase(), target.dataset['key'])) event.preventDefault();
  }
  list.addEventListener('keydown', press, { signal: stop.signal });
  return () => stop.abort();
}
