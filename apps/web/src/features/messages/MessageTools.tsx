import { Copy, MailOpen } from 'lucide-react';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './MessageTools.module.css';
import type { RowDeeds } from './row-deeds.ts';

interface Props {
  readonly body: string;
  readonly ord: number | null;
  readonly deeds: RowDeeds;
}

/** What one can do with a message, floating at its upper edge. Reached from the row with Enter, not with Tab. */
export function MessageTools({ body, ord, deeds }: Props) {
  return (
    <div className={styles['tools']} role="toolbar" aria-label="Message">
      <IconButton icon={Copy} label="Copy text" tabIndex={-1} onClick={() => deeds.copy(body)} />
      {ord !== null && <IconButton icon={MailOpen} label="Mark unread from here" tabIndex={-1} onClick={() => deeds.unreadFrom(ord)} />}
    </div>
  );
}
