import type { OnProblem } from '@parley/client/problem.ts';
import { systemClock } from '@parley/client/system-clock.ts';
import type { CreateTransport } from '@parley/client/transport.ts';
import { createWebSocketTransport } from '@parley/client/web-socket-transport.ts';
import type { Person } from '@parley/shared/features/people.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { watchAttention, watchPresence, watchWaking } from '../lib/attention.ts';
import { beforePaint } from '../lib/before-paint.ts';
import { whenIdle } from '../lib/when-idle.ts';
import { createSession, type Session } from './create-session.ts';
import type { Kept } from './kept.ts';
import { createOutboxTabs } from './outbox-tabs.ts';
import { createTabChannel } from './tab-channel.ts';

const report: OnProblem = ({ kind, message, error }) => console.warn(`parley: ${kind}: ${message}`, error ?? '');

let polls: CreateTransport | null = null;

/** Socket.IO’s own client, which polls: loaded only where the network refuses WebSockets. */
async function polling(): Promise<CreateTransport> {
  const { createSocketIoTransport } = await import('@parley/client/socket-io-transport.ts');
  return (polls ??= createSocketIoTransport({ pollFirst: true }));
}

/** Not in the entry, but fetched at once: the message box waits for the draft that it brings. */
const code = import('./kept.ts');
// Where it does not come, nothing is kept: whoever uses it hears of that.
code.catch(() => {});

/** What this browser keeps. */
function keep(personId: string): Kept {
  const kept = code.then(({ openKept }) => openKept(personId));
  return {
    drafts: { load: async () => (await kept).drafts.load(), save: async (texts) => (await kept).drafts.save(texts) },
    outbox: {
      load: async () => (await kept).outbox.load(),
      put: async (entry, isNew) => (await kept).outbox.put(entry, isNew),
      remove: async (id) => (await kept).outbox.remove(id),
    },
  };
}

/** Rooms fetched ahead: those in which something was said last. */
const ahead = 5;

function prefetchRecent({ store, actions }: Session): () => void {
  function prefetch(): void {
    const recent = Object.values(store.getState().rooms.byId).toSorted((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0));
    for (const { room } of recent.slice(0, ahead)) actions.prefetchRoom(room.id);
  }
  let stop = store.subscribe(({ rooms }) => {
    if (!rooms.loaded) return;
    stop();
    stop = whenIdle(prefetch);
  });
  return () => stop();
}

/** The session of a person in this browser’s tab, until it is ended. */
export function startSession(me: Person): Session {
  const session = createSession({
    url: location.origin,
    me,
    transport: createWebSocketTransport({ connect: (url) => new WebSocket(url), clock: systemClock, fallback: polling }),
    clock: systemClock,
    ...keep(me.id),
    tabs: createOutboxTabs(me.id),
    draftNews: createTabChannel(`parley:drafts:${me.id}`),
    readNews: createTabChannel(`parley:reads:${me.id}`),
    random: Math.random,
    newId: () => uuidv7(),
    beforePaint,
    onProblem: report,
  });
  const stopPrefetching = prefetchRecent(session);
  const leaving = new AbortController();
  addEventListener('pagehide', session.flush, { signal: leaving.signal });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && session.flush(), { signal: leaving.signal });
  const watches = [watchAttention(session.attend), watchPresence(session.setPresence), watchWaking(session.client.retryNow)];
  return {
    ...session,
    end() {
      leaving.abort();
      stopPrefetching();
      for (const stop of watches) stop();
      session.end();
    },
  };
}
