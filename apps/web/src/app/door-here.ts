/** Addresses of pages that come first, whoever is here: a link led there, and what makes it one stands behind the `#`. */
const doors = { '/invite': 'invite', '/reset': 'reset', '/confirm': 'confirm', '/enter': 'enter' } as const;
export type Door = (typeof doors)[keyof typeof doors];

/** Whether this is such an address. */
export function doorHere(): Door | null {
  return (doors as Readonly<Record<string, Door>>)[location.pathname] ?? null;
}
