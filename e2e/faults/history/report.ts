import { History } from './history.ts';

/** All histories of a run: one for each arena. */
export class Report {
  readonly histories: History[] = [];
  /** How long after the last fault all devices of each arena were equal, in ms. */
  readonly converged: { readonly arena: string; readonly ms: number | null; readonly within: number }[] = [];
  /** What lived in the server of an arena before anybody came and after everybody had gone, and how large it was then, in MB. */
  readonly memory: { readonly arena: string; readonly lives: readonly [number, number]; readonly rss: readonly [number, number] }[] = [];
  /** What could not be run here, and why. */
  readonly missing: string[] = [];

  open(): History {
    const history = new History();
    this.histories.push(history);
    return history;
  }
}
