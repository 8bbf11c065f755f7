import { useEffect, useState } from 'react';
import type { ConnectionNotice } from './ConnectionPill.tsx';

const patience = 2_000;

/** What was written and is not in the log, by room. */
type Outbox = Readonly<Record<string, readonly { readonly id: string; readonly state: 'waiting' | 'failed' }[]>>;

/** What to say about the connection: that it is lost; that it is back, for two seconds, with how many of the messages that waited have been sent. */
export function useConnectionNotice(lost: boolean, outbox: Outbox): ConnectionNotice {
  const [shown, setShown] = useState<ConnectionNotice>({ state: 'fine' });
  // The ids of what waited while it was lost, without what was refused: that leaves the outbox, too, and was never sent.
  const [waited, setWaited] = useState<readonly string[]>([]);

  const states = new Map(
    Object.values(outbox)
      .flat()
      .map(({ id, state }) => [id, state]),
  );
  const unrefused = waited.filter((id) => states.get(id) !== 'failed');
  const more = [...states.keys()].filter((id) => states.get(id) === 'waiting' && !waited.includes(id));
  if (lost && shown.state !== 'lost') {
    setShown({ state: 'lost' });
    setWaited([]);
  } else if (unrefused.length < waited.length) setWaited(unrefused);
  else if (lost && more.length > 0) setWaited([...waited, ...more]);
  else if (!lost && shown.state === 'lost') setShown({ state: 'back', sent: 0 });
  // Once, when the last of them is gone: each change would be read out.
  else if (shown.state === 'back' && shown.sent !== waited.length && !waited.some((id) => states.has(id))) {
    setShown({ state: 'back', sent: waited.length });
  }

  useEffect(() => {
    if (shown.state !== 'back') return;
    const timer = setTimeout(() => setShown({ state: 'fine' }), patience);
    return () => clearTimeout(timer);
  }, [shown]);

  return shown;
}
