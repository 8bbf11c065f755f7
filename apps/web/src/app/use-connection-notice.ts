import type { ConnectionStatus } from '@parley/client/types.ts';
import { useEffect, useState } from 'react';
import type { ConnectionNotice } from './ConnectionPill.tsx';

const patience = 2_000;

/**
 * What to say about the connection: that it is lost, once it has been for two seconds; that it is back, for two seconds after
 * that, with how many of the messages that waited have been sent.
 */
export function useConnectionNotice(status: ConnectionStatus, waiting: number): ConnectionNotice {
  const [shown, setShown] = useState<'fine' | 'lost' | 'back'>('fine');
  const [waited, setWaited] = useState(0);
  const online = status === 'online';

  // While it is lost, the most that ever waited.
  if (shown === 'lost' && waiting > waited) setWaited(waiting);

  if (online && shown === 'lost') setShown('back');

  useEffect(() => {
    // Nothing to say, or nothing new.
    if (online ? shown === 'fine' : shown === 'lost') return;
    const timer = setTimeout(() => {
      setShown(online ? 'fine' : 'lost');
      setWaited(0);
    }, patience);
    return () => clearTimeout(timer);
  }, [online, shown]);

  if (shown === 'back') return { state: 'back', sent: Math.max(0, waited - waiting) };
  return { state: shown };
}
