import * as limits from '@parley/shared/limits.ts';
import { backoff } from './core/backoff.ts';
import { createOpenRequests, type OpenRequests } from './requests.ts';
import { timing } from './timing.ts';
import type { CreateTransport, Transport } from './transport.ts';
import type { Clock, ConnectionStatus } from './types.ts';

export interface ConnectionOptions {
  readonly url: string;
  readonly transport: CreateTransport;
  readonly clock: Clock;
  readonly random: () => number;
  /** A new connection stands; `synced` is due. */
  opened(): void;
  /** It is gone. Comes before the open requests end without an answer. */
  lost(): void;
  received(name: string, payload: unknown): void;
  status(status: ConnectionStatus): void;
}

export interface Connection extends Pick<OpenRequests, 'ask'> {
  connect(): void;
  close(): void;
  /** The next attempt is due now; one that is not in step three seconds from its beginning, or from now, is started afresh. */
  hurry(): void;
  /** As it is, the device is not let in: no further attempt until `connect` or `hurry`. */
  refuse(status?: 'refused' | 'outdated'): void;
  /** Gives this connection up and comes back after a moment, or at once. */
  drop(atOnce?: boolean): void;
  /** The device is in step again. */
  synced(): void;
  isOpen(): boolean;
  /** The server asked to come back at a random moment within this time. */
  draining(afterMs: number): void;
  emit(name: string, payload: unknown): void;
}

function nothing(): void {}

/** Keeps one connection to the server, for as long as it is wanted. */
export function createConnection(options: ConnectionOptions): Connection {
  const { clock, random } = options;
  let transport: Transport | null = null;
  let wanted = false;
  let opened = false;
  /** Between tries, since the device was in step. */
  let waited = 0;
  let triedAt = 0;
  let spread: number | null = null;
  let status: ConnectionStatus | null = null;
  let cancelTimer = nothing;
  let cancelCheck = nothing;
  const requests = createOpenRequests(clock, (name, payload, reply) => {
    if (opened) transport?.emit(name, payload, reply);
  });

  function say(next: ConnectionStatus): void {
    if (next === status) return;
    status = next;
    options.status(next);
  }

  function end(): void {
    cancelTimer();
    cancelCheck();
    const old = transport;
    transport = null;
    opened = false;
    if (old === null) return;
    old.close();
    options.lost();
    requests.end();
  }

  function tryNow(): void {
    end();
    say('connecting');
    triedAt = clock.now();
    spread = null;
    const mine: Transport = options.transport(options.url, {
      opened: () => {
        if (transport !== mine || opened) return;
        cancelTimer();
        opened = true;
        options.opened();
      },
      received: (name, payload) => {
        if (transport === mine) options.received(name, payload);
      },
      closed: () => {
        if (transport === mine) drop();
      },
      refused: () => {
        if (transport === mine) refuse();
      },
    });
    transport = mine;
    cancelTimer = clock.after(timing.open, drop);
    mine.open();
  }

  function drop(atOnce = false): void {
    if (!wanted) return;
    if (atOnce) return tryNow();
    end();
    const wait = spread === null ? backoff(waited, limits.reconnectFirst, limits.reconnectMost, random) : Math.floor(random() * spread);
    waited += wait;
    spread = null;
    say('offline');
    cancelTimer = clock.after(wait, tryNow);
  }

  function refuse(why: 'refused' | 'outdated' = 'refused'): void {
    end();
    say(why);
  }

  function hurry(): void {
    if (!wanted || status === 'online') return;
    // If what is under way fails, the next one is due soon, too.
    waited = 0;
    if (transport === null || (!opened && clock.now() - triedAt >= timing.probe)) return tryNow();
    cancelCheck();
    // It may have died before it was asked after, without a word. Told to come again later with the sync, it lives.
    cancelCheck = clock.after(timing.probe, () => {
      if (opened && !requests.waiting()) hurry();
      else if (status !== 'online') tryNow();
    });
  }

  return {
    connect() {
      wanted = true;
      if (transport === null) hurry();
    },
    close() {
      wanted = false;
      end();
      say('offline');
    },
    hurry,
    refuse,
    drop,
    synced() {
      waited = 0;
      say('online');
    },
    isOpen: () => opened,
    draining(afterMs) {
      spread = afterMs;
    },
    emit(name, payload) {
      if (opened) transport?.emit(name, payload);
    },
    ask: requests.ask,
  };
}
