/** What there is on a page once there is reason to, as soon as its code is there. A load that failed is tried again by the next call. */
export function loadBeside(): Promise<typeof import('./beside.ts').beside> {
  return import('./beside.ts').then((module) => module.beside);
}
