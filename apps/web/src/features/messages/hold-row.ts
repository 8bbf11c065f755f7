import { flushSync } from 'react-dom';

/**
 * Carries out a change of the row that something is in, which stays where it is: it was pressed. What comes below it, up to the row
 * with this key, comes into view as far as that leaves the pressed one there.
 */
export function holdRow(within: Element, last: string, change: () => void): void {
  const row = within.closest('[data-key]');
  const list = row?.closest('[role="log"]');
  if (!row || !list) return change();
  const before = row.getBoundingClientRect().top;
  flushSync(change);
  list.scrollTop += row.getBoundingClientRect().top - before;
  const view = list.getBoundingClientRect();
  const { top } = row.getBoundingClientRect();
  const bottom = list.querySelector(`[data-key="${CSS.escape(last)}"]`)?.getBoundingClientRect().bottom ?? top;
  list.scrollTop += Math.max(0, Math.min(bottom - view.bottom, top - view.top));
}
