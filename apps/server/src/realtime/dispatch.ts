import type { Ack } from '@parley/shared/ack.ts';
import type { Rate } from '@parley/shared/contract.ts';
import { commands } from '@parley/shared/protocol.ts';
import { Rejection } from '../lib/errors.ts';
import { readInput } from '../lib/input.ts';
import type { Log } from '../log/log.ts';
import type { Db } from '../db/schema.ts';
import type { Allowance, Limiter } from '../lib/limiter.ts';
import type { AnyHandler, Handlers } from './handler.ts';
import type { Caller } from './types.ts';

export type Dispatch = (caller: Caller, name: string, input: unknown) => Promise<Ack<unknown>>;

/** What one person may ask, over all their devices. */
const allowances: Readonly<Record<Rate, Allowance>> = {
  send: { perSecond: 5, burst: 20 },
  signal: { perSecond: 5, burst: 20 },
  read: { perSecond: 20, burst: 100 },
  /** What looks at every room there is. */
  search: { perSecond: 2, burst: 20 },
  change: { perSecond: 5, burst: 30 },
  /** What takes something that nobody else can have then. */
  seldom: { perSecond: 0.5, burst: 20 },
  /** What is told in every room that somebody is in: each takes as long as hundreds of messages. */
  everywhere: { perSecond: 1 / 30, burst: 10 },
};

/**
 * The one wrapper around every command, whatever way it came: schema, rate, transaction, answer, a log line. Handlers contain the
 * domain and nothing else. Never rejects.
 */
export function createDispatch(handlers: Handlers, log: Log, limiter: Limiter, isIn: (db: Db, sessionId: string) => Promise<boolean>): Dispatch {
  const table: ReadonlyMap<string, AnyHandler> = new Map(Object.entries(handlers));

  /** What was on its way when the session ended: nobody does or sees by an old one what they may only now (T11). */
  async function mustBeIn(db: Db, { sessionId }: Caller): Promise<void> {
    if (!(await isIn(db, sessionId))) {
      throw new Rejection('unauthenticated', 'Sign in first.');
    }
  }

  async function run(handler: AnyHandler, input: unknown, caller: Caller): Promise<unknown> {
    switch (handler.kind) {
      case 'change':
        return log.commit(async (tx) => {
          if (handler.asked === 'session') {
            await mustBeIn(tx.db, caller);
          }
          return handler.run(tx, input, caller);
        });
      case 'read': {
        const { read } = log.database;
        const found = await handler.run(read, input, caller);
        // Afterwards: a role that it saw came with the end of the session.
        await mustBeIn(read, caller);
        return found;
      }
    }
  }

  return async function dispatch(caller, name, input) {
    const command = commands.get(name);
    const handler = table.get(name);
    if (command === undefined || handler === undefined) {
      return { ok: false, code: 'invalid', message: 'There is no such command.' };
    }
    const wait = limiter.take(`${caller.personId} ${command.rate}`, allowances[command.rate]);
    if (wait > 0) {
      return { ok: null, afterMs: wait };
    }
    const read = readInput(command.input, input);
    if ('wrong' in read) {
      const { code, message } = read.wrong;
      return { ok: false, code, message };
    }
    try {
      return { ok: true, value: await run(handler, read.data, caller) };
    } catch (error) {
      return log.ackOf(error, { command: name });
    }
  };
}
