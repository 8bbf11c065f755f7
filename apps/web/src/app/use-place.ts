import { roomHref } from '@parley/shared/room-href.ts';
import { depthHere, go, usePath } from '../lib/address.ts';

/** Where in the app the address bar is. */
export type Place = { readonly kind: 'list' } | { readonly kind: 'room'; readonly slug: string } | { readonly kind: 'nowhere' };

/** What a path leads to. */
export function placeOf(path: string): Place {
  if (path === '/') return { kind: 'list' };
  const [, slug] = /^\/r\/([^/]+)\/?$/u.exec(path) ?? [];
  if (slug === undefined) return { kind: 'nowhere' };
  try {
    return { kind: 'room', slug: decodeURIComponent(slug) };
  } catch {
    return { kind: 'nowhere' };
  }
}

export function usePlace(): Place {
  return placeOf(usePath());
}

/** Opens a room; being there already does nothing. `replace` leaves no way back to where one was. */
export function openRoom(slug: string, { replace = false } = {}): void {
  const href = roomHref(slug);
  if (location.pathname === href) return;
  go(href, { replace, state: { fromList: location.pathname === '/' } });
}

/** Goes to the list of rooms: back, if one came from there. */
export function openList(): void {
  if (location.pathname === '/') return;
  const state: unknown = history.state;
  if (typeof state === 'object' && state !== null && 'fromList' in state && state.fromList === true) history.go(-1 - depthHere());
  else go('/', { replace: true });
}
