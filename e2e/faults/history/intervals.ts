/** Seqs that came to somebody, as few intervals: what comes in order is one. */
export class Intervals {
  readonly all: [from: number, to: number][] = [];

  add(from: number, to: number): void {
    const last = this.all.at(-1);
    if (last !== undefined && from >= last[0] && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else this.all.push([from, to]);
  }
}
