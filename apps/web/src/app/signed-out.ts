const name = 'parley:session';

/** How whoever was in here left by themselves. */
export type Left = 'deleted' | 'guest-left' | 'left';

/** Tells the other tabs of this browser that nobody is signed in any more, and why. */
export function tellSignedOut(why: Left): void {
  const channel = new BroadcastChannel(name);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it is of this origin
  channel.postMessage(why);
  channel.close();
}

/** Hears of it. The returned function ends it. */
export function listenForSignedOut(heard: (why: unknown) => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }) => heard(data));
  return () => channel.close();
}
