import { History } from './history.ts';

/** All histories of a run: one for each arena. */
export class Report {
  readonly histories: History[] = [];
  /** How long after the last fault all devices of each arena were equal, in ms. */
  readonly converged: { readonly arena: string; readonly ms: number | null; readonly within: number }[] = [];
  /** What lived in the server of an arena before anybody came and after everybody had gone, and how large it was then, in MB. */
  readonly memory: { readonly arena: string; readonly lives: readonly [number, number]; readonly rss: readonly [number, number] }[] = [];
  /** How long (ms) messages took to be shown as sent, 99 of 100, where a row bounds it. */
  readonly latencies: { readonly row: string; readonly p99: number }[] = [];
  /** What could not be run here, and why. */
  readonly missing: string[] = [];

  open(): History {
    const history = new History();
    this.histories.push(history);
    return history;
  }
}
