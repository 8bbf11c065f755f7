import { useEffect, useState } from 'react';

const minute = 60_000;

/** The time, renewed with each minute that begins: enough for “14:07” and “Wed”. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), minute - (now % minute));
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
