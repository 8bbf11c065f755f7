const key = 'parley:typed';

/** Keeps what is typed on this page, but no password, for when the browser comes back to it from elsewhere. */
export function keepTyped(): void {
  const inputs = document.querySelectorAll<HTMLInputElement>('main input[name]:not([hidden]):not([autocomplete$="password"])');
  const typed = Object.fromEntries([...inputs].map(({ name, value }) => [name, value]));
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
