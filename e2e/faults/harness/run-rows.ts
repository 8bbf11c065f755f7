import { createRandom } from '../../convergence/random.ts';
import type { Report } from '../history/report.ts';
import type { Row } from '../rows/row.ts';
import { runBusy } from './busy.ts';
import { told } from './told.ts';

/** Messages a second that people would write in the busy arena, and with how many people. */
export interface Load {
  readonly rate: number;
  readonly atLeast: number;
}

/** Runs rows under one seed: the busy arena, and beside it those with a server of their own, one after the other. */
export async function runRows(rows: readonly Row[], report: Report, seed: number, scale: number, { rate, atLeast }: Load): Promise<void> {
  const dose = { scale };
  const busy = rows.filter(({ where }) => where !== 'own');
  async function alone(): Promise<void> {
    // The one that mostly waits goes beside the others.
    const waits = rows.filter((row) => row.name === 'F5');
    const works = rows.filter((row) => row.where === 'own' && row.name !== 'F5');
    async function inTurn(some: readonly Row[]): Promise<void> {
      for (const row of some)
        if (row.where === 'own') await told(row.name, row.run(report, createRandom(seed + Number.parseInt(row.name.slice(1), 10)), dose));
    }
    await Promise.all([inTurn(waits), inTurn(works)]);
  }
  await Promise.all([busy.length === 0 ? null : runBusy({ rows: busy, report, random: createRandom(seed), dose, rate, atLeast }), alone()]);
}
