import { useEffect, useState } from 'react';

function midnight(): number {
  return new Date().setHours(0, 0, 0, 0);
}

/** When this day began; renewed when the next one does. */
export function useToday(): number {
  const [today, setToday] = useState(midnight);
  useEffect(() => {
    const next = new Date(today);
    const timer = setTimeout(() => setToday(midnight()), next.setDate(next.getDate() + 1) - Date.now() + 50);
    return () => clearTimeout(timer);
  }, [today]);
  return today;
}
