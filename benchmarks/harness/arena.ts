import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Entrance, RoundOrder } from '../generator/main.ts';
import type { RoundResult } from '../generator/tally.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { ask } from './ask.ts';
import { makeFolder, removeFolder } from './folders.ts';
import type { Pins } from './machine.ts';
import type { LoopDelay } from './probe.ts';
import type { HotFunction } from './profile.ts';
import { listening, start, stop } from './processes.ts';
import type { Side } from './sides.ts';

export interface Measured extends RoundResult {
  readonly loop: LoopDelay;
}

/** One server with everybody of a scenario in it. */
export interface Arena {
  round(ms: number): Promise<Measured>;
  /** A round in which the server is sampled: where its time went. */
  profile(ms: number): Promise<readonly HotFunction[]>;
  /** Holds what was received against the server’s log; returns how many seats were compared. */
  verify(): Promise<number>;
  close(): Promise<void>;
}

export interface Setting {
  readonly side: Side;
  readonly scenario: Scenario;
  readonly pins: Pins;
  /** What the server’s command is put behind. */
  readonly wrap?: readonly string[];
}

const MINUTE = 60_000;

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

export async function openArena({ side, scenario, pins, wrap = [] }: Setting): Promise<Arena> {
  const dataDir = makeFolder();
  const children: ChildProcess[] = [];
  async function close(): Promise<void> {
    // People first: a server that drains has nobody to wait for.
    for (const child of children.toReversed()) await stop(child);
    removeFolder(dataDir);
  }
  try {
    const server = start(
      { file: side.file, env: side.env(dataDir), execArgv: ['--import', here('probe.ts')], wrap: [...pins.server, ...wrap] },
      'pipe',
    );
    children.push(server);
    const url = await listening(server, MINUTE);
    const serverPid = server.pid ?? 0;
    const generator = start({ file: here('../generator/main.ts'), wrap: pins.generator }, 'inherit');
    children.push(generator);
    await ask(generator, 'enter', { dialect: side.dialect, scenario, url } satisfies Entrance, 3 * MINUTE);
    const write = (ms: number): Promise<RoundResult> => ask(generator, 'round', { ms, serverPid } satisfies RoundOrder, ms + MINUTE);
    return {
      async round(ms) {
        await ask(server, 'reset', null, MINUTE);
        const result = await write(ms);
        return { ...result, loop: await ask<LoopDelay>(server, 'read', null, MINUTE) };
      },
      async profile(ms) {
        await ask(server, 'startProfile', null, MINUTE);
        await write(ms);
        return ask<readonly HotFunction[]>(server, 'stopProfile', null, MINUTE);
      },
      verify: () => ask<number>(generator, 'verify', null, MINUTE),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
