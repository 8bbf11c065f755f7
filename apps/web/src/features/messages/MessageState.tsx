import { CircleAlert, Clock } from 'lucide-react';
import { Icon } from '../../ui/Icon.tsx';
import styles from './MessageState.module.css';
import type { RowDeeds } from './row-deeds.ts';

interface Props {
  readonly id: string;
  readonly failed: boolean;
  readonly reason: string | undefined;
  readonly body: string;
  readonly deeds: RowDeeds;
}

/** Where a message is that is not in the log: on its way, or refused. */
export function MessageState({ id, failed, reason, body, deeds }: Props) {
  if (!failed) {
    return (
      <span className={styles['waiting']}>
        <Icon of={Clock} size={14} /> Sending…
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
      <button type="button" tabIndex={-1} onClick={() => deeds.copy(body)}>
        Copy
      </button>
      <button type="button" tabIndex={-1} onClick={() => deeds.remove(id)}>
        Delete
      </button>
    </span>
  );
}
