import type { Profiler } from 'node:inspector';

/** Where the time went: a function's own share, and with all that it called. */
export interface HotFunction {
  readonly name: string;
  readonly self: number;
  readonly total: number;
}

type Frame = Profiler.Profile['nodes'][number]['callFrame'];
interface Seen {
  self: number;
  total: number;
}

/** The functions that used most of the CPU, by their own share of the time that was not idle. */
export function hottest(profile: Profiler.Profile, count: number): readonly HotFunction[] {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)));
  const found = new Map<string, Seen>();
  let busy = 0;

  function nameAt(id: number): string {
    const caller = nodes.get(parents.get(id) ?? 0)?.callFrame;
    const frame = nodes.get(id)?.callFrame;
    return frame === undefined ? '' : nameOfFrame(frame, caller);
  }
  function seen(name: string): Seen {
    const entry = found.get(name) ?? { self: 0, total: 0 };
    found.set(name, entry);
    return entry;
  }
  const times = new Map<number, number>();
  for (const [index, id] of (profile.samples ?? []).entries()) times.set(id, (times.get(id) ?? 0) + (profile.timeDeltas?.[index] ?? 0));
  for (const [id, time] of times) {
    const node = nodes.get(id);
    if (node === undefined || node.callFrame.functionName === '(idle)') continue;
    busy += time;
    seen(nameAt(id)).self += time;
    // A function that calls itself counts once.
    const stack = new Set<string>();
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) stack.add(nameAt(at));
    for (const name of stack) seen(name).total += time;
  }
  return [...found]
    .map(([name, { self, total }]) => ({ name, self: self / busy, total: total / busy }))
    .toSorted((a, b) => b.self - a.self)
    .slice(0, count);
}

/** A native function has no place of its own: it is told by the function that called it. */
function nameOfFrame(frame: Frame, caller: Frame | undefined): string {
  const place = placeOf(frame);
  const own = frame.functionName === '' ? '(anonymous)' : frame.functionName;
  if (place !== '') return `${own} ${place}`;
  return caller === undefined || placeOf(caller) === '' ? own : `${own} ← ${caller.functionName} ${placeOf(caller)}`;
}

function placeOf({ url, lineNumber }: Frame): string {
  const place = url.replace(/^.*\/node_modules\/(?!.*\/node_modules\/)/u, '').replace(/^file:.*\/(?=apps\/|packages\/|benchmarks\/)/u, '');
  return place === '' ? '' : `${place}:${lineNumber + 1}`;
}
