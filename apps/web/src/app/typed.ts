const key = 'parley:typed';

/** Under this it is kept that a password was typed, too: it is to be typed again. */
export const HAD_PASSWORD = 'had a password';
/** All that the pages that one leaves for elsewhere ask for again. */
const keptOnes = new Set(['name', 'nickname', 'userName']);

/** Keeps what is typed on this page, or in the dialog over it, but no password and no code, for when the browser comes back to it from elsewhere. */
export function keepTyped(): void {
  const inputs = [...document.querySelectorAll<HTMLInputElement>(':is(main, dialog) input[name]:not([hidden], [type="radio"], [type="checkbox"])')];
  const typed: Record<string, string> = {};
  for (const { name, value, autocomplete } of inputs) {
    if (keptOnes.has(name)) typed[name] = value;
    else if (autocomplete.endsWith('password') && value !== '') typed[HAD_PASSWORD] = 'yes';
  }
  try {
    sessionStorage.setItem(key, JSON.stringify(typed));
  } catch {
    // Where nothing can be kept, it is typed again.
  }
}

/** What was typed before the browser left, once. */
export function takeTyped(): Readonly<Record<string, string>> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    sessionStorage.removeItem(key);
    return typeof kept === 'object' && kept !== null ? Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, String(value)])) : {};
  } catch {
    return {};
  }
}
