/** What this device remembers between visits. Storage may be missing or full: then nothing is remembered, and nothing breaks. */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(`parley:${key}`);
  } catch {
    return null;
  }
}

/** Remembers a value for the next visit; null forgets it. */
export function writeStored(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`parley:${key}`);
    else localStorage.setItem(`parley:${key}`, value);
  } catch {
    // Not remembered: see above.
  }
}

/** Everything that is remembered under keys with this beginning, by the rest of its key. */
export function readAllStored(beginning: string): Record<string, string> {
  try {
    const from = `parley:${beginning}`;
    const found = Object.keys(localStorage).filter((key) => key.startsWith(from));
    return Object.fromEntries(found.map((key) => [key.slice(from.length), localStorage.getItem(key) ?? '']));
  } catch {
    return {};
  }
}
