/** The row of the timeline that something is in. */
export function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
}

/** The rows that the keyboard can be on: the line above what is new is none. */
export function rowsIn(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-key][tabindex]')];
}

/** The row of this key, or the line that holds it, or the message that a line began with which is there no more, if the keyboard can be on it. */
export function rowWithKey(list: HTMLElement, key: string | null): HTMLElement | undefined {
  return rowsIn(list).find(({ dataset: { key: mine, held } }) => mine === key || `fold-${mine}` === key || held?.split(' ').includes(key ?? ''));
}

/** The row that the keyboard comes to: the one it was on, if that is in view, else the last one in view. */
export function rowToEnter(list: HTMLElement, before: string | null): HTMLElement | null {
  const view = list.getBoundingClientRect();
  const inView = rowsIn(list).filter((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return bottom >= view.top && top <= view.bottom;
  });
  const whole = inView.findLast((row) => row.getBoundingClientRect().bottom <= view.bottom + 1);
  return inView.find((row) => row.dataset['key'] === before) ?? whole ?? inView.at(-1) ?? null;
}
