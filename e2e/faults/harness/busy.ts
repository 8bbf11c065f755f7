import type { Random } from '../../convergence/random.ts';
import { startWorkload } from '../arena/workload.ts';
import type { Report } from '../history/report.ts';
import { withArena } from '../rows/own-arena.ts';
import type { Dose, Row } from '../rows/row.ts';
import { pause, until } from './pause.ts';
import { told } from './told.ts';

/** A machine that is too slow for the figures is not waited for any longer, in ms. */
const catchesUpWithin = 60_000;
/** All equal this long (ms) after the last fault. */
const equalWithin = 5_000;
/** What a fault explains: an event that was planted beside the server holds its database for a moment. */
const expected = /database is locked/u;

export interface BusyOptions {
  readonly rows: readonly Row[];
  readonly report: Report;
  readonly random: Random;
  readonly dose: Dose;
  /** Messages a second that people would write. */
  readonly rate: number;
  readonly people?: number;
  /** Goes on with calm while people write, for so long (ms) at least, and until so many messages were shown as sent, if that comes about. */
  readonly atLeast?: number;
  readonly acked?: number;
}

/**
 * Twelve people with two tabs each write in five rooms while faults come: those of the server one after the other, and beside them
 * those of devices.
 */
export async function runBusy({ rows, report, random, dose, rate, people = 12, atLeast = 0, acked = 0 }: BusyOptions): Promise<void> {
  const options = {
    name: 'busy',
    within: equalWithin,
    emptied: true,
    expected,
    random,
    people,
    tabs: 2,
    rooms: [
      { name: 'one', member: () => true },
      { name: 'two', member: () => true },
      { name: 'three', member: () => true },
      { name: 'four', member: () => true },
      { name: 'half', member: (person: number) => person % 2 === 0, churns: true },
      { name: 'few', member: (person: number) => person < 3, churns: true, owner: 0 },
      { name: 'restless', member: (person: number) => person > 1, owner: 2 },
    ],
  };
  await withArena(report, options, async (arena) => {
    const { devices, history } = arena;
    const owner = devices.find(({ guest }) => guest === arena.guests[2]);
    const restless = owner === undefined ? null : { owner, room: arena.rooms[6] as (typeof arena.rooms)[number] };
    const work = startWorkload({ devices, rooms: arena.rooms, weights: [5, 4, 4, 4, 4, 2, 1], history, random, rate, restless });
    const from = performance.now();
    async function oneAfterTheOther(where: 'server' | 'network'): Promise<void> {
      for (const row of rows) if (row.where === where) await told(row.name, row.run(arena, dose));
    }
    await Promise.all([oneAfterTheOther('server'), oneAfterTheOther('network')]);
    await pause(Math.max(0, from + atLeast - performance.now()));
    await until(() => history.acked >= acked, catchesUpWithin, 100);
    work.stop();
    arena.calm();
    return work.answered;
  });
}
