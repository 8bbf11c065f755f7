/** What Tab stops at. */
const focusable = ['a[href]', 'button', 'input', 'textarea', 'select', '[contenteditable]', '[tabindex]']
  .map((control) => `${control}:not([tabindex="-1"], :disabled)`)
  .join();
const lastFocus = new WeakMap<Element, HTMLElement>();

function isShown(element: Element): boolean {
  return element.checkVisibility?.({ visibilityProperty: true }) ?? true;
}

/**
 * Moves the focus into a part of the page: where it was, else where the part starts, else to its first control, else to itself.
 * A start that has the place where it was inside of it knows better where to go on.
 */
export function enterRegion(region: HTMLElement): void {
  const before = lastFocus.get(region);
  const start = region.querySelector<HTMLElement>('[data-region-start]');
  const back = before !== undefined && region.contains(before) && isShown(before) && start?.contains(before) !== true ? before : start;
  const target = back ?? [...region.querySelectorAll<HTMLElement>(focusable)].find(isShown) ?? region;
  if (target === region) region.tabIndex = -1;
  target.focus();
}

/**
 * Moves the focus to the next or the previous part of the page: the elements marked `data-region`, in their order in the
 * document. In each, the focus goes back to where it was.
 */
function cycleRegions(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(isShown);
  if (regions.length === 0) return;
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = at === -1 ? (step === 1 ? 0 : regions.length - 1) : (at + step + regions.length) % regions.length;
  const region = regions[next];
  if (region !== undefined) enterRegion(region);
}

/** Listens for F6 and Shift+F6 until the returned function is called. */
export function listenForRegions(): () => void {
  function remember(event: FocusEvent): void {
    if (!(event.target instanceof HTMLElement)) return;
    const region = event.target.closest('[data-region]');
    if (region !== null) lastFocus.set(region, event.target);
  }
  function press(event: KeyboardEvent): void {
    // In a dialog the rest of the page is out of reach.
    if (event.key !== 'F6' || document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    cycleRegions(event.shiftKey ? -1 : 1);
  }
  document.addEventListener('focusin', remember);
  document.addEventListener('keydown', press);
  return () => {
    document.removeEventListener('focusin', remember);
    document.removeEventListener('keydown', press);
  };
}
