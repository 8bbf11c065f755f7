import { type Arena, type ArenaOptions, createArena } from '../arena/arena.ts';
import { createControl } from '../arena/control.ts';
import { letsGo, noComplaint } from '../checks/health.ts';
import { until } from '../harness/pause.ts';
import { settle, verify } from '../harness/verify.ts';
import type { Report } from '../history/report.ts';

export interface OwnArenaOptions extends Omit<ArenaOptions, 'control' | 'history'> {
  /** The row, or what else it is for. */
  readonly name: string;
  /** How long after the last fault all must be equal, in ms. */
  readonly within: number;
  /** Whether the server is held to let go of everything when everybody is gone. */
  readonly emptied?: boolean;
  /** Errors that the faults make the server log. */
  readonly expected?: RegExp;
}

/**
 * An arena with a history of its own: faults, then calm, every check, and nothing left of it. `faults` may resolve with what is to be
 * waited for once all are equal.
 */
export async function withArena(
  report: Report,
  options: OwnArenaOptions,
  faults: (arena: Arena) => Promise<void | (() => Promise<void>)>,
): Promise<void> {
  const control = createControl();
  const history = report.open();
  const arena = await createArena({ ...options, control, history });
  try {
    const rest = await faults(arena);
    console.log(`${options.name}: calm`);
    const within = options.within + Math.max(0, Math.round(arena.kept()) - shortly);
    const ms = await settle(arena, within + 10_000);
    report.converged.push({ arena: options.name, ms, within });
    await rest?.();
    await Promise.all(arena.going);
    await settle(arena, within);
    await verify(arena, options.name, ms, within);
    console.log(`${options.name}: checked`);
    if (options.emptied === true) await checkEmptied(arena, report, options.name);
    history.violations.addAll(noComplaint(arena.server.complaints, options.expected ?? null));
  } finally {
    await arena.close();
    control.remove();
  }
}

/** Who was away for longer than this (ms) may come back later by as much: a device waits at the most as long again as it was away (CONN1). */
const shortly = 2_000;
/** Longer than HTTP connections without a request stay open, in ms. */
const idleMost = 10_000;

async function checkEmptied({ server, control, history, before, leave }: Arena, report: Report, name: string): Promise<void> {
  await leave();
  await until(() => (server.usage()?.files ?? 0) <= (before?.files ?? 0), idleMost, 100);
  const after = await control.held(server);
  if (before !== null && after !== null)
    report.memory.push({ arena: name, lives: inMegabytes(before.lives, after.lives), rss: inMegabytes(before.rss, after.rss) });
  history.violations.addAll(letsGo(before, after));
}

function inMegabytes(before: number, after: number): readonly [number, number] {
  return [Math.round(before / 1e5) / 10, Math.round(after / 1e5) / 10];
}
