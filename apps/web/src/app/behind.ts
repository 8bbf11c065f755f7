import { systemClock } from '@parley/client/system-clock.ts';
import { watchAttention, watchPresence, watchWaking } from '../lib/attention.ts';
import { forgetWhenSwitchedOff } from '../lib/keep-messages.ts';
import { enterRegion, listenForRegions } from '../lib/regions.ts';
import { ChatKeys } from './ChatKeys.tsx';
import { Connection } from './Connection.tsx';
import type { Session } from './create-session.ts';
import { keepShell } from '../lib/shell-worker.ts';
import { followTheme } from '../lib/theme.ts';
import { whenIdle } from '../lib/when-idle.ts';
import { followLook } from './follow-look.ts';
import { followPreferences } from './follow-preferences.ts';
import { followQuiet } from './follow-quiet.ts';
import { forgetPerson } from './forget-person.ts';
import { openKept } from './kept.ts';
import { loadBeside } from './load-beside.ts';
import type { KeptLogs } from './log-cache.ts';
import { createNotes, type Notes } from './notes.ts';
import { followTime } from './passing-time.ts';
import { prefetchRecent } from './prefetch-recent.ts';
import { createTabChannel } from './tab-channel.ts';
import { createTabTurn } from './tab-turn.ts';
import { watchTakenBack } from './taken-back.ts';

/** Follows how this person likes it, with the tabs of this browser and the server. */
function followChoices(session: Session): () => void {
  const me = session.store.getState().session.me?.id ?? '';
  return followPreferences({
    chat: session,
    client: session.client,
    clock: systemClock,
    news: createTabChannel(`parley:preferences:${me}`),
    notes: createNotes(`preferences:${me}:`),
    inTurn: createTabTurn(`parley:preferences:${me}`),
    onRefused: (answer) =>
      void loadBeside().then(
        ({ sayProblem }) => sayProblem(answer),
        () => {},
      ),
  });
}

/** Follows what happens to the page and to the session, on its behalf. The returned function ends it. */
function watchPage(session: Session, logs: KeptLogs, takenBack: Notes): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  function leave(): void {
    session.flush();
    logs.flush();
  }
  addEventListener('pagehide', leave, { signal });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leave(), { signal });
  forgetWhenSwitchedOff(signal);
  const stops = [
    watchAttention(session.attend),
    // Once it is known whether anybody is here.
    watchTakenBack(session.store, takenBack, Date.now, () => void import('./beside.ts').then(({ beside }) => beside.saySentAfterAll())),
    watchPresence(session.setPresence),
    watchWaking(session.client.retryNow),
    listenForRegions(),
    followTime(session, systemClock),
    followChoices(session),
    followLook(session.store),
    followQuiet(session, systemClock),
    prefetchRecent(session),
    logs.follow(session.copies),
    whenIdle(keepShell),
  ];
  return () => {
    ended.abort();
    for (const stop of stops) stop();
  };
}

/** What the page needs soon, but not for its first message. */
export const behind = { ChatKeys, Connection, openKept, watchPage, enterRegion, followTheme, forgetPerson };
