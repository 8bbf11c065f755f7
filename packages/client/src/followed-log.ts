import type { Ack } from '@parley/shared/ack.ts';
import type { LogId } from '@parley/shared/ids.ts';
import type { LogPage } from '@parley/shared/protocol.ts';
import type { Connection } from './connection.ts';
import { backoff } from './core/backoff.ts';
import {
  expectSnapshot,
  fresh,
  giveUpSnapshot,
  isBehind,
  isFarBehind,
  noteHead,
  restart,
  take,
  trustEnd,
  type LogCursor,
  type Run,
  type Step,
} from './core/cursor.ts';
import type { OnProblem } from './problem.ts';
import { timing } from './timing.ts';
import type { Clock } from './types.ts';

/** What a followed log needs of its surroundings. */
export interface LogServices {
  readonly connection: Pick<Connection, 'ask' | 'drop'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly problem: OnProblem;
  /** Runs what reports to the sink, and survives it. */
  batch(task: () => void): void;
  /** Numbers the questions of all logs in the order in which they are asked. */
  countAsk(): number;
  /** Runs what takes in an answer, now or when its time has come. */
  arrive(task: () => void): void;
}

/** Where the contents of a log go. */
export interface LogTarget<State> {
  run(run: Run): void;
  snapshot(state: State, head: number): void;
  /** Events that came when a snapshot had them in it already, or were held until one came instead. */
  covered(events: Run['events']): void;
  /** The log is not this person's to read, or was not when this question was asked. */
  gone(question: number): void;
  /** A snapshot was awaited, and is no more. */
  settled(): void;
}

/** One log followed without a hole: what is missing is asked for, and asked for again. */
export interface FollowedLog<State> {
  at(): number | null;
  awaits(): boolean;
  /** The number of the question that the last snapshot answered; 0: none yet, or it came with a sync. */
  snapshotAsk(): number;
  /** Something is missing from the copy, and only a snapshot will bring it. */
  isStale(): boolean;
  take(run: Run): void;
  /**
   * Begins with what was kept of the log, unless something newer has come. `whole`: the server will be told of it; otherwise what follows
   * is a snapshot, because only that brings what no event tells.
   */
  restore(state: State, at: number, whole: boolean): void;
  /** In step with the server from now on, by this page of the sync if there is one. */
  start(page?: LogPage<State>): void;
  /** The connection is lost: nothing can be asked. */
  stop(): void;
  noteHead(head: number): void;
  /** Asks how the log goes on although nothing seems to be missing. */
  check(): void;
  /** Asks for a new snapshot. */
  refresh(): void;
  /** Forgets the cursor. */
  reset(): void;
}

/** What there was of everything when the log was asked for. */
interface Question {
  readonly number: number;
  readonly doubts: number;
  wishes: number;
}

function nothing(): void {}

/** Of a run what the log's copy has at `seq`. */
function upTo(seq: number, { from, events }: Run): Run['events'] {
  return events.slice(0, Math.max(0, seq - from + 1));
}

export function followLog<State>(log: LogId, target: LogTarget<State>, services: LogServices): FollowedLog<State> {
  const { connection, clock, random, problem, batch, arrive, countAsk } = services;
  let cursor: LogCursor = fresh;
  let running = false;
  let asking = false;
  /** Doubts that came and doubts that an answer has dispelled: only one that was asked for after it came does. */
  let doubts = 0;
  let dispelled = 0;
  /** Snapshots that were wished for, and which of the wishes have come true: as with doubts, only what was asked for after a wish grants it. */
  let wishes = 0;
  let granted = 0;
  /** The last one that was asked, and the last one that a snapshot answered. */
  let asked: Question = { number: 0, doubts, wishes };
  let answeredBySnapshot = 0;
  /** Beyond what the server asked, since something was learnt, in ms. */
  let waited = 0;
  let cancelPause = nothing;

  function pump(): void {
    if (!running || asking) return;
    if (isStale() || isFarBehind(cursor)) cursor = expectSnapshot(cursor);
    if (!(cursor.awaits || isBehind(cursor) || doubts > dispelled)) return;
    asking = true;
    const mine: Question = { number: countAsk(), doubts, wishes };
    asked = mine;
    const after = cursor.awaits ? null : cursor.at;
    connection.ask('log:read', { log, after }, timing.answer, (ack) => batch(() => answered(ack, mine)));
  }

  function isStale(): boolean {
    return granted < wishes;
  }

  function answered(ack: Ack<LogPage> | null, mine: Question): void {
    if (!running) return;
    if (ack?.ok) {
      dispelled = mine.doubts;
      return arrive(() => {
        if (!running) return;
        asking = false;
        // The answer to an open request is of the log that was asked for.
        takeIn(ack.value as LogPage<State>, mine);
      });
    }
    // Nobody is kept waiting for a snapshot that may take its time; it is asked for again, and by what comes through now not a second time.
    if (ack?.ok === null) {
      pause(ack.afterMs);
      return giveUp();
    }
    asking = false;
    if (ack === null) {
      giveUp();
      return pump();
    }
    granted = mine.wishes;
    dispelled = mine.doubts;
    giveUp();
    problem({ kind: 'protocol', message: `reading log ${log} was refused: ${ack.code}` });
    if (cursor.at === null) target.gone(mine.number);
  }

  function pause(least: number): void {
    asking = true;
    const wait = backoff(waited, timing.pauseFirst, timing.pauseMost, random);
    cancelPause = clock.after(least + wait, () => {
      asking = false;
      pump();
    });
    waited += wait;
  }

  function step({ cursor: next, apply }: Step): void {
    const settles = cursor.awaits && !next.awaits;
    cursor = next;
    for (const run of apply) target.run(run);
    if (settles) target.settled();
  }

  function giveUp(): void {
    step(giveUpSnapshot(cursor));
  }

  function takeIn(page: LogPage<State>, question: Question): void {
    if (page.kind === 'gone') return target.gone(question.number);
    const before = cursor.at;
    if (page.kind === 'snapshot') snapshot(page, question);
    else if (cursor.at !== null) step(take(noteHead(cursor, page.head), page));
    const isEnd = page.kind === 'snapshot' || page.events.length === 0;
    if (isEnd && page.head === before && !cursor.awaits) cursor = trustEnd(cursor);
    const lacks = cursor.awaits || isBehind(cursor);
    if (!lacks || cursor.at !== before) waited = 0;
    else if (running && !asking) return pause(0);
    pump();
  }

  function snapshot(page: LogPage<State> & { kind: 'snapshot' }, question: Question): void {
    granted = question.wishes;
    const next = restart(cursor, page.head);
    if (next === null) return giveUp();
    answeredBySnapshot = question.number;
    const { held } = cursor;
    cursor = { ...next.cursor, awaits: cursor.awaits };
    target.snapshot(page.state, page.head);
    for (const run of held) target.covered(upTo(page.head, run));
    step(next);
  }

  function stop(): void {
    running = false;
    asking = false;
    cancelPause();
  }

  return {
    at: () => cursor.at,
    awaits: () => cursor.awaits,
    snapshotAsk: () => answeredBySnapshot,
    isStale,
    take(run) {
      target.covered(upTo(cursor.at ?? 0, run));
      step(take(cursor, run));
      pump();
    },
    restore(state, at, whole) {
      if (cursor.at !== null) return;
      if (whole) granted = wishes;
      else {
        wishes += 1;
        // What is on its way is newer than what was kept.
        asked.wishes = wishes;
      }
      cursor = { ...cursor, at, head: Math.max(cursor.head, at) };
      target.snapshot(state, at);
      if (whole) giveUp();
    },
    start(first) {
      running = true;
      waited = 0;
      if (first === undefined) doubts += 1;
      else dispelled = doubts;
      // Further than the log itself: it was set back, and what this device has is of no use.
      const isAhead = first !== undefined && first.kind !== 'gone' && cursor.at !== null && first.head < cursor.at;
      if (isAhead) cursor = fresh;
      if (first !== undefined && !(isAhead && first.kind === 'events')) takeIn(first, { number: 0, doubts, wishes });
      pump();
    },
    stop,
    noteHead(head) {
      cursor = noteHead(cursor, head);
      pump();
    },
    check() {
      doubts += 1;
      pump();
    },
    refresh() {
      wishes += 1;
      pump();
    },
    reset() {
      stop();
      granted = wishes;
      cursor = fresh;
    },
  };
}
