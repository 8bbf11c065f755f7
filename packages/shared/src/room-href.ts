/** A room’s address within the app. */
export function roomHref(slug: string): string {
  return `/r/${encodeURIComponent(slug)}`;
}
