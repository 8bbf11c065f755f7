import { CircleAlert, Clock } from 'lucide-react';
import { useState } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { patienceLeft } from './stuck.ts';
import { useLate } from './use-late.ts';
import styles from './MessageState.module.css';
import type { RowDeeds } from './row-deeds.ts';

interface Props {
  readonly id: string;
  /** When it was written, by this device. */
  readonly at: number;
  readonly failed: boolean;
  readonly reason: string | undefined;
  readonly body: string;
  readonly deeds: RowDeeds;
}

/** Where a message is that is not in the log: on its way, or refused. */
export function MessageState({ id, at, failed, reason, body, deeds }: Props) {
  const [left] = useState(() => patienceLeft(at));
  const stuck = useLate(!failed, left);
  if (!failed) {
    return (
      <span className={styles['waiting']}>
        <Icon of={Clock} size={14} /> {stuck ? 'Not sent yet.' : 'Sending…'}
        {stuck && (
          <>
            <button type="button" tabIndex={-1} onClick={() => deeds.retry(id)}>
              Retry
            </button>
            <button type="button" tabIndex={-1} onClick={() => deeds.edit(id, body)}>
              Edit
            </button>
          </>
        )}
      </span>
    );
  }
  return (
    <span className={styles['failed']} role="alert">
      <Icon of={CircleAlert} size={14} />
      <span>Not sent. {reason}</span>
      <button type="button" tabIndex={-1} onClick={() => deeds.retry(id)}>
        Retry
      </button>
      <button type="button" tabIndex={-1} onClick={() => deeds.edit(id, body)}>
        Edit
      </button>
      <button type="button" tabIndex={-1} onClick={() => deeds.copy(body)}>
        Copy
      </button>
      <button type="button" tabIndex={-1} onClick={() => deeds.remove(id)}>
        Delete
      </button>
    </span>
  );
}
