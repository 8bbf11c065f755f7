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
