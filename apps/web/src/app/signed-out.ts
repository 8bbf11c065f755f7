const name = 'parley:session';

/** Tells the other tabs of this browser that nobody is signed in any more. */
export function tellSignedOut(): void {
  const channel = new BroadcastChannel(name);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it is of this origin
  channel.postMessage(null);
  channel.close();
}

/** Hears of it. The returned function ends it. */
export function listenForSignedOut(heard: () => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', heard);
  return () => channel.close();
}
