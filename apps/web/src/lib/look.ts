import { readStored, writeStored } from './stored.ts';

/** What changes how everything looks, beside the theme. */
export interface Look {
  readonly textSize?: string | undefined;
  readonly density?: string | undefined;
  readonly motion?: string | undefined;
}

const parts = ['textSize', 'density', 'motion'] as const;

/** As it was remembered last. */
export function storedLook(): Look {
  try {
    return JSON.parse(readStored('look') ?? '{}') as Look;
  } catch {
    return {};
  }
}

/** Shows it, and remembers it for the next visit: public/theme.js sets it before the first paint, from the same key. */
export function showLook(look: Look): void {
  const { dataset } = document.documentElement;
  const chosen: Record<string, string> = {};
  for (const part of parts) {
    const value = look[part];
    if (value === undefined) delete dataset[part];
    else dataset[part] = chosen[part] = value;
  }
  writeStored('look', Object.keys(chosen).length === 0 ? null : JSON.stringify(chosen));
}
