import type { Arena } from '../arena/arena.ts';
import type { Report } from '../history/report.ts';
import type { Random } from '../../convergence/random.ts';

/** How much of it: 1 is the quick run. */
export interface Dose {
  readonly scale: number;
  /** No other row runs beside it. */
  readonly alone: boolean;
}

/** A row of the matrix: a fault, and how it is made. */
export type Row = {
  readonly name: string;
  readonly title: string;
} & (
  | {
      /**
       * In the busy arena, while everybody writes. `server`: the server itself, one such fault at a time. `network`: of single devices,
       * at the same time as those.
       */
      readonly where: 'server' | 'network';
      run(arena: Arena, dose: Dose): Promise<void>;
    }
  | {
      /** With a server of its own. */
      readonly where: 'own';
      /** It looks into system calls, or makes them fail. */
      readonly needsStrace?: boolean;
      run(report: Report, random: Random, dose: Dose): Promise<void>;
    }
);
