import { useEffect, useId, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import styles from './YourAccount.module.css';

interface Props extends Omit<Parameters<typeof ChangePassword>[0], 'onCancel'> {
  /** The form is open. */
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** The password, and a form in place that changes it. */
export function AccountPassword({ open, onOpen, ...form }: Props) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) opener.current?.focus({ preventScroll: true });
    wasOpen.current = open;
  }, [open]);
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <h3 id={id}>Password</h3>
      {open ? (
        <ChangePassword {...form} onCancel={() => onOpen(false)} />
      ) : (
        <Button ref={opener} onClick={() => onOpen(true)}>
          Change password
        </Button>
      )}
    </section>
  );
}
