import { useEffect, useState } from 'react';

/** True once it has been `wanted` for a while: what comes quickly needs no sign that it is coming. */
export function useLate(wanted: boolean, after = 200): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(() => setLate(true), after);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [wanted, after]);
  return wanted && late;
}
