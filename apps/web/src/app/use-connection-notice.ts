import { useEffect, useState } from 'react';
import type { ConnectionNotice } from './ConnectionPill.tsx';

const patience = 2_000;

/** What to say about the connection: that it is lost; that it is back, for two seconds, with how many of the messages that waited have been sent. */
export function useConnectionNotice(lost: boolean, waiting: number): ConnectionNotice {
  const [shown, setShown] = useState<'fine' | 'lost' | 'back'>('fine');
  const [waited, setWaited] = useState(0);

  if (lost && shown !== 'lost') {
    setShown('lost');
    setWaited(waiting);
  }
  // While it is lost, the most that ever waited.
  if (shown === 'lost' && waiting > waited) setWaited(waiting);
  if (!lost && shown === 'lost') setShown('back');

  useEffect(() => {
    if (shown !== 'back') return;
    const timer = setTimeout(() => setShown('fine'), patience);
    return () => clearTimeout(timer);
  }, [shown]);

  if (shown === 'back') return { state: 'back', sent: Math.max(0, waited - waiting) };
  return { state: shown };
}
