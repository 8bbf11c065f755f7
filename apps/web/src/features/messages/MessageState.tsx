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
  const again = (
    <>
      <Deed label="Retry" onSelect={() => deeds.retry(id)} />
      <Deed label="Edit" onSelect={() => deeds.edit(id, body)} />
    </>
  );
  if (!failed) {
    return (
      <span className={styles[stuck ? 'stuck' : 'waiting']}>
        <Icon of={Clock} size={14} /> {stuck ? 'Not sent yet.' : 'Sending…'}
        {stuck && again}
      </span>
    );
  }
  return (
    <span className={styles['failed']} role="alert">
      <Icon of={CircleAlert} size={14} />
      <span>Not sent. {reason}</span>
      {again}
      <Deed label="Copy" onSelect={() => deeds.copy(body)} />
      <Deed label="Delete" onSelect={() => deeds.remove(id)} />
    </span>
  );
}

function Deed({ label, onSelect }: { readonly label: string; readonly onSelect: () => void }) {
  return (
    <button type="button" tabIndex={-1} onClick={onSelect}>
      {label}
    </button>
  );
}
