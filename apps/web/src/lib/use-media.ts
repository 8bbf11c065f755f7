import { useSyncExternalStore } from 'react';

/** Widths at which the panes change; the style sheets use the same figures. */
export const media = {
  onePane: '(max-width: 699px)',
  threePanes: '(min-width: 1120px)',
  touch: '(pointer: coarse)',
} as const;

/** Whether a media query holds, now and from now on. */
export function useMedia(query: string): boolean {
  function subscribe(changed: () => void): () => void {
    const list = matchMedia(query);
    list.addEventListener('change', changed);
    return () => list.removeEventListener('change', changed);
  }
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
