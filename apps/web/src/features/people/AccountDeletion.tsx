import { useId } from 'react';
import { Button } from '../../ui/Button.tsx';
import styles from './YourAccount.module.css';

/** The way out for good. */
export function AccountDeletion({ onDelete }: { readonly onDelete: () => void }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <h3 id={id}>Leave for good</h3>
      <p className={styles['words']}>
        Deleting your account takes you out of Parley, and nobody can undo it. You may want to export your data first.
      </p>
      <Button onClick={onDelete}>Delete my account…</Button>
    </section>
  );
}
