import type { Database } from './db/connect.ts';
import { createFeatures } from './features/index.ts';
import type { WaysIn } from './features/deactivations/ways-in.ts';
import { ensureLobby } from './features/rooms/make-room.ts';
import type { Clock } from './lib/clock.ts';
import type { Limiter } from './lib/limiter.ts';
import type { Logger } from './lib/logger.ts';
import { readEpoch } from './log/epoch.ts';
import { createLog } from './log/log.ts';
import { createChannels } from './realtime/channels.ts';
import { createDispatch, type Dispatch } from './realtime/dispatch.ts';
import type { Serving } from './realtime/serve-connection.ts';
import { createSync } from './realtime/sync.ts';

/** All of Parley but its edges: what HTTP and Socket.IO hand commands to. */
export interface Core extends Serving {
  readonly dispatch: Dispatch;
  /** Finishes what is queued and takes no more commands. */
  drain(): Promise<void>;
  /** Frees every timer; after the last connection is gone. */
  close(): void;
}

/** Puts the log, the channels and the features together on a migrated database. */
export async function createCore(database: Database, clock: Clock, limiter: Limiter, logger: Logger, ways: WaysIn): Promise<Core> {
  const log = createLog(database, clock, logger);
  const channels = createChannels(logger);
  const features = createFeatures(channels, database.read, clock, ways, logger);
  log.onCommit((commit) => channels.deliver(commit));
  await ensureLobby(log);
  const dispatch = createDispatch(features.handlers, log, limiter, ways.isIn);
  const sync = createSync(log, await readEpoch(database), { room: features.room, person: features.person });
  return {
    log,
    channels,
    dispatch,
    sync,
    limiter,
    logger,
    drain: () => log.close(),
    close: () => features.close(),
  };
}
