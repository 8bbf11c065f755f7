let pressed: EventTarget | null = null;

function note({ target }: Event): void {
  pressed = target;
}

/** Keeps what was pressed last, for a view that is still on its way. */
export function holdPress(): void {
  document.addEventListener('click', note);
}

/** The view is there: takes what was pressed meanwhile, and hears of the next itself. */
export function takePress(): EventTarget | null {
  const target = pressed;
  document.removeEventListener('click', note);
  pressed = null;
  return target;
}
