import { createRandom } from '../../convergence/random.ts';
import type { Report } from '../history/report.ts';
import type { Row } from '../rows/row.ts';
import { runBusy } from './busy.ts';
import { hasStrace } from '../rows/strace.ts';
import { told } from './told.ts';

/** Messages a second that people would write in the busy arena, and with how many people. */
export interface Load {
  readonly rate: number;
  readonly atLeast: number;
  readonly acked: number;
}

/** Rows with a server of their own that run in lines beside the others: they wait, for a heartbeat, a disk or a server, more than they compute. */
const sideBySide: readonly (readonly string[])[] = [
  ['F5', 'F11'],
  ['F1s', 'F8b'],
];

/** Runs rows under one seed: the busy arena, and beside it those with a server of their own. */
export async function runRows(rows: readonly Row[], report: Report, seed: number, scale: number, load: Load): Promise<void> {
  const dose = { scale, alone: rows.length === 1 };
  const busy = rows.filter(({ where }) => where !== 'own');
  const own = rows.filter((row) => row.where === 'own');
  async function inTurn(some: readonly (Row & { readonly where: 'own' })[]): Promise<void> {
    for (const row of some) {
      if (row.needsStrace === true && !hasStrace()) report.missing.push(`${row.name} needs strace`);
      else await told(row.name, row.run(report, createRandom(seed + Number.parseInt(row.name.slice(1), 10)), dose));
    }
  }
  async function alone(): Promise<void> {
    const rest = own.filter(({ name }) => !sideBySide.flat().includes(name));
    await Promise.all([...sideBySide.map((names) => own.filter(({ name }) => names.includes(name))), rest].map(inTurn));
  }
  await Promise.all([busy.length === 0 ? null : runBusy({ rows: busy, report, random: createRandom(seed), dose, ...load }), alone()]);
}
