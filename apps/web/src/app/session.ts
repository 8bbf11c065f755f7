import type { OnProblem } from '@parley/client/problem.ts';
import { systemClock } from '@parley/client/system-clock.ts';
import type { CreateTransport } from '@parley/client/transport.ts';
import { createWebSocketTransport } from '@parley/client/web-socket-transport.ts';
import type { Person } from '@parley/shared/features/people.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { beforePaint } from '../lib/before-paint.ts';
import { readStored } from '../lib/stored.ts';
import { createSession, type Session, type SessionOptions } from './create-session.ts';
import type { Kept } from './kept.ts';
import { createNotes } from './notes.ts';
import { createOutboxTabs } from './outbox-tabs.ts';
import { soon } from './soon.ts';
import { createTabChannel } from './tab-channel.ts';

const report: OnProblem = ({ kind, message, error }) => console.warn(`parley: ${kind}: ${message}`, error ?? '');

let polls: CreateTransport | null = null;

/** Socket.IO’s own client, which polls: loaded only where the network refuses WebSockets. */
async function polling(): Promise<CreateTransport> {
  const { createSocketIoTransport } = await import('@parley/client/socket-io-transport.ts');
  return (polls ??= createSocketIoTransport({ pollFirst: true }));
}

/** What this browser keeps, as soon as the code for it is there. */
function later(kept: Promise<Kept>): Pick<SessionOptions, 'drafts' | 'outbox' | 'cache'> {
  return {
    drafts: { load: async () => (await kept).drafts.load(), save: async (texts) => (await kept).drafts.save(texts) },
    outbox: {
      load: async () => (await kept).outbox.load(),
      put: async (entry, isNew) => (await kept).outbox.put(entry, isNew),
      remove: async (id) => (await kept).outbox.remove(id),
    },
    cache: { own: async () => (await kept).logs.own(), room: async (id) => (await kept).logs.room(id) },
  };
}

/** The session of a person in this browser’s tab, until it is ended. */
export function startSession(me: Person): Session {
  const kept = soon.then(({ openKept }) => openKept(me.id));
  const takenBack = createNotes(`taken-back:${me.id}:`);
  const session = createSession({
    url: location.origin,
    me,
    transport: createWebSocketTransport({ connect: (url) => new WebSocket(url), clock: systemClock, fallback: polling }),
    clock: systemClock,
    ...later(kept),
    tabs: createOutboxTabs(me.id),
    draftNews: createTabChannel(`parley:drafts:${me.id}`),
    readNews: createTabChannel(`parley:reads:${me.id}`),
    readNotes: createNotes(`read:${me.id}:`),
    takenBack,
    likelyRoom: () => readStored('room'),
    inRoom: location.pathname !== '/',
    random: Math.random,
    newId: () => uuidv7(),
    beforePaint,
    onProblem: report,
  });
  let ended = false;
  let stopWatching = (): void => {};
  // Where it does not come, the page goes on without.
  Promise.all([soon, kept]).then(
    ([{ watchPage }, { logs }]) => {
      if (!ended) stopWatching = watchPage(session, logs, takenBack);
    },
    () => {},
  );
  return {
    ...session,
    end() {
      ended = true;
      stopWatching();
      session.end();
    },
  };
}
