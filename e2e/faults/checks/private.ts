import type { Exposure } from '../history/exposure.ts';
import type { Transition } from '../history/log-table.ts';
import type { Violation } from '../history/violations.ts';
import { isInside } from './final-log.ts';

/** I7: nothing of a room came to somebody who was not in it, and nothing of after they left. */
export function onlyToMembers(room: string, person: string, exposure: Exposure, transitions: readonly Transition[]): Violation[] {
  const own = transitions.filter((each) => each.person === person);
  /** The times of membership, the event that ends one included. */
  const inside: (readonly [from: number, to: number])[] = own.flatMap(({ inside: joins, seq }, index) =>
    joins ? [[seq, own.slice(index).find((later) => !later.inside)?.seq ?? Infinity] as const] : [],
  );
  const found: Violation[] = [];
  for (const [from, to] of exposure.pushed.all) {
    let next = from;
    for (const [first, last] of inside) if (next >= first && next <= last) next = last + 1;
    if (next <= to) found.push({ invariant: 'I7', what: `${person} was sent event ${next} of ${room}, which they were not in` });
  }
  for (const head of exposure.heads) {
    if (!isInside(own, person, head)) found.push({ invariant: 'I7', what: `${person} was told of ${room} as of ${head}, when they were not in it` });
  }
  return found;
}
