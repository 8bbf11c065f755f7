import type { PersonId } from '@parley/shared/ids.ts';
import { isSignal } from '@parley/shared/names.ts';
import type { ServerToClientEvents, SignalName, SignalPayload } from '@parley/shared/protocol.ts';
import { createCommands } from './commands.ts';
import { createConnection } from './connection.ts';
import { guardSink } from './guarded-sink.ts';
import { createLogs } from './logs.ts';
import { createOutboxSender } from './outbox-sender.ts';
import { attempt, type OnProblem, type Problem } from './problem.ts';
import { createSearch } from './search.ts';
import { createSync } from './sync.ts';
import { timing } from './timing.ts';
import type { CreateTransport } from './transport.ts';
import type { Client, Clock, LogCache, OutboxStorage, OutboxTabs, Sink } from './types.ts';

export interface ClientOptions {
  readonly url: string;
  readonly sink: Sink;
  readonly storage: OutboxStorage;
  /** The other tabs that share the storage; without them the device has it to itself. */
  readonly tabs?: OutboxTabs;
  /** What earlier runs have kept of the logs of `personId`. */
  readonly cache?: LogCache;
  /** Whose device it is. Where the session is somebody else’s, nothing is sent. Unless told: of whoever the first session is. */
  readonly personId?: PersonId;
  readonly clock: Clock;
  /** From 0 to 1, as `Math.random`. */
  readonly random: () => number;
  /** A UUID for each message. */
  readonly newId: () => string;
  readonly transport: CreateTransport;
  readonly onProblem?: OnProblem;
}

/** One device, kept in step with the server at `url`. Nothing happens before `connect`. */
export function createClient(options: ClientOptions): Client {
  const { clock, random } = options;
  /** Something could not be put into the copies: another run may be able to. */
  let spoiled = false;

  /** Set while a message has gone and nothing was heard since. */
  let cancelDoubt: (() => void) | null = null;

  function problem(what: Problem): void {
    if (what.kind === 'event' || what.kind === 'sink') spoiled = true;
    options.onProblem?.(what);
  }

  const sink = guardSink(options.sink, problem);
  function batch(task: () => void): void {
    sink.batch(() => attempt(problem, 'protocol', 'taking in what the server said', task));
  }

  const connection = createConnection({
    url: options.url,
    transport: options.transport,
    clock,
    random,
    status: sink.status,
    opened() {
      if (!search.isOn()) sync.start();
    },
    lost() {
      trust();
      for (const part of [sync, logs, outbox, commands]) part.stop();
    },
    received(name, payload) {
      trust();
      batch(() => receive(name, payload));
    },
  });
  const services = { connection, clock, random, problem, batch, sink };
  const outbox = createOutboxSender({
    ...services,
    storage: options.storage,
    tabs: options.tabs,
    newId: options.newId,
    emit(message) {
      connection.emit('message:send', message);
      cancelDoubt ??= clock.after(timing.answer, () => {
        trust();
        // Not all at the same moment: it may be the server that is slow, for everybody.
        check(false);
      });
    },
    show: sink.outbox,
    has: (roomId, seq) => logs.has(roomId, seq),
    unauthenticated: connection.refuse,
    hurry: connection.hurry,
  });
  const logs = createLogs({
    ...services,
    sent: outbox.confirm,
    reached: outbox.reached,
    personId: options.personId ?? null,
    cache: options.cache,
    left: (roomId) => outbox.failRoom(roomId, 'You are not in this room any more.'),
    otherPerson: () => outbox.disown('You are signed in as somebody else now.'),
  });
  const commands = createCommands(services);
  const sync = createSync({
    ...services,
    logs,
    synced() {
      outbox.start();
      commands.start();
      // Last: who hears that it is online may use it.
      connection.synced();
    },
  });

  const search = createSearch({
    cache: options.cache,
    clock,
    found: (kept) => batch(() => logs.recall(kept)),
    over() {
      if (connection.isOpen()) sync.start();
    },
  });

  const receivers: Omit<ServerToClientEvents, SignalName> = {
    'log:events': logs.packet,
    'log:heads': logs.beacon,
    'command:answered': outbox.answered,
    'command:failed': ({ command }) => problem({ kind: 'protocol', message: `the server could not take in ${command}` }),
    'server:draining': ({ afterMs }) => connection.draining(afterMs),
  };

  function receive(name: string, payload: unknown): void {
    // The transport is trusted to speak the contract; what does not fit it throws, and is reported.
    if (isSignal(name)) logs.signal(roomOf(payload), () => sink.signal(name, payload as SignalPayload<typeof name>));
    else if (Object.hasOwn(receivers, name)) (receivers[name as keyof typeof receivers] as (payload: unknown) => void)(payload);
  }

  /** A connection that looks open may have died, in a sleep or without a word: only an answer proves it. */
  function check(atOnce: boolean): void {
    const own = logs.own();
    const after = own?.log.at() ?? null;
    if (!connection.isOpen() || own === null || after === null) return;
    connection.ask('log:read', { log: own.personId, after }, timing.probe, (ack) => {
      if (ack === null && connection.isOpen()) connection.drop(atOnce);
    });
  }

  /** Something was heard since a message went, or there is no connection to doubt any more. */
  function trust(): void {
    cancelDoubt?.();
    cancelDoubt = null;
  }

  return {
    connect() {
      outbox.open();
      if (logs.own() === null) search.start();
      connection.connect();
    },
    close() {
      search.stop();
      connection.close();
      outbox.close();
      commands.close();
      logs.abandon();
    },
    retryNow() {
      connection.hurry();
      check(true);
    },
    open: logs.open,
    release: logs.release,
    standing: () => (spoiled ? null : logs.standing()),
    post: outbox.post,
    retry: outbox.retry,
    remove: outbox.remove,
    send: commands.send,
    tell: commands.tell,
  };
}

function roomOf(payload: unknown): string | undefined {
  return typeof payload === 'object' && payload !== null && 'roomId' in payload && typeof payload.roomId === 'string' ? payload.roomId : undefined;
}
