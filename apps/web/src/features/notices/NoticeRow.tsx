import type { Notice } from '@parley/shared/features/notices.ts';
import { X } from 'lucide-react';
import { memo } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import { Logo } from '../../ui/Logo.tsx';
import styles from './NoticeRow.module.css';

interface Props {
  readonly notice: Notice;
  readonly onDismiss: (id: string) => void;
}

/** What the server says to this person alone. */
export const NoticeRow = memo(function NoticeRow({ notice, onDismiss }: Props) {
  return (
    <div role="article" className={styles['row']} data-key={notice.id} tabIndex={-1}>
      <span className={styles['face']}>
        <Logo />
      </span>
      <div className={styles['said']}>
        <p className={styles['only']}>
          <b>Parley</b> Only you can see this
        </p>
        <p className={styles['text']}>{notice.text}</p>
      </div>
      <IconButton icon={X} iconSize={16} label="Dismiss" tabIndex={-1} onClick={() => onDismiss(notice.id)} />
    </div>
  );
});
