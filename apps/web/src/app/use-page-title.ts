import { useEffect } from 'react';

/** The title of the tab: “(2) design · Parley”. */
export function usePageTitle(where: string | null, unread: number): void {
  const name = where === null ? 'Parley' : `${where} · Parley`;
  const title = unread > 0 ? `(${unread}) ${name}` : name;
  useEffect(() => {
    document.title = title;
    // A room is not named to whoever comes next.
    return () => {
      document.title = 'Parley';
    };
  }, [title]);
}
