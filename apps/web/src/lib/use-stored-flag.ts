import { useState } from 'react';
import { readStored, writeStored } from './stored.ts';

/** A yes or no that this device remembers. */
export function useStoredFlag(key: string, fallback: boolean): [boolean, (value: boolean) => void] {
  const [value, setValue] = useState(() => {
    const stored = readStored(key);
    return stored === null ? fallback : stored === 'yes';
  });
  function set(next: boolean): void {
    setValue(next);
    writeStored(key, next ? 'yes' : 'no');
  }
  return [value, set];
}
