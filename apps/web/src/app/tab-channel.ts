/** The other tabs of this browser. */
export interface TabChannel<News> {
  tell(news: News): void;
  /** The returned function ends it. */
  listen(heard: (news: News) => void): () => void;
}

/** The other tabs in which the same person is there, by a name of its own for each kind of news. */
export function createTabChannel<News>(name: string): TabChannel<News> {
  const channel = new BroadcastChannel(name);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it is of this origin
    tell: (news) => channel.postMessage(news),
    listen(heard) {
      channel.addEventListener('message', ({ data }: MessageEvent<News>) => heard(data));
      return () => channel.close();
    },
  };
}
