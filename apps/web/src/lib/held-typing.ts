interface Held {
  readonly field: HTMLInputElement;
  /** What had the focus before. */
  readonly before: Element | null;
}

let held: Held | null = null;

/** What is typed from now on belongs to a view that is still on its way: it is kept until that takes it. Escape: it is not wanted any more. */
export function holdTyping(onEscape: () => void): void {
  if (held !== null) return;
  const field = document.createElement('input');
  field.className = 'sr';
  field.ariaLabel = 'Jump to';
  field.autocomplete = 'off';
  held = { field, before: document.activeElement };
  field.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    dropTyping();
    onEscape();
  });
  document.body.append(field);
  field.focus();
}

/** What had the focus before something was held: it gets it back. */
export function focusedBefore(): Element | null {
  return held?.before ?? document.activeElement;
}

/** Takes what was typed meanwhile. */
export function takeTyping(): string {
  const text = held?.field.value ?? '';
  held?.field.remove();
  held = null;
  return text;
}

/** The view does not come: the focus goes back. */
export function dropTyping(): void {
  const before = held?.before;
  takeTyping();
  if (before instanceof HTMLElement) before.focus();
}
