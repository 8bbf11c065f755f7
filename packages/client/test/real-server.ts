import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type ServerOptions } from 'socket.io';
import { afterEach } from 'vitest';
import type { CreateTransport, Transport, TransportEvents } from '../src/transport.ts';

export const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** A real Socket.IO server on a free port. */
export async function listen(options: Partial<ServerOptions> = {}) {
  const http = createServer();
  const io = new Server(http, { serveClient: false, ...options });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  ends.push(() => io.close());
  return { io, http, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
}

export type Outcome = readonly [what: 'opened' | 'closed' | 'refused' | 'received', detail?: unknown];

/** One attempt, and what it reports, in order. */
export function attempt(url: string, create: CreateTransport): { transport: Transport; next(): Promise<Outcome> } {
  const outcomes: Outcome[] = [];
  let wake = (): void => {};
  function report(...outcome: Outcome): void {
    outcomes.push(outcome);
    wake();
  }
  const events: TransportEvents = {
    opened: () => report('opened'),
    closed: () => report('closed'),
    refused: () => report('refused'),
    received: (name, payload) => report('received', [name, payload]),
  };
  const transport = create(url, events);
  ends.push(() => transport.close());
  async function next(): Promise<Outcome> {
    for (;;) {
      const outcome = outcomes.shift();
      if (outcome !== undefined) return outcome;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  transport.open();
  return { transport, next };
}
