import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import styles from './YourAccount.module.css';

interface Props {
  /** `failed`: why there is nothing to show. */
  readonly state: 'loading' | 'ready' | { readonly failed: string };
  /** With an account, its user name. */
  readonly userName: string | null;
  /** For a guest, what makes an account; else what there is to say and change of it. */
  readonly children: ReactNode;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** One’s account: how one comes back. */
export function YourAccount({ state, userName, children, onRetry, onClose }: Props) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What had the focus is gone with what was pressed: the dialog keeps it.
    if (document.activeElement === document.body) body.current?.focus({ preventScroll: true });
  });
  return (
    <Dialog title="Your account" onClose={onClose}>
      <div ref={body} tabIndex={-1} className={styles['body']}>
        {state === 'loading' ? (
          <p role="status" className={styles['loading']}>
            Loading…
          </p>
        ) : state !== 'ready' ? (
          <ErrorState title="Your account didn’t load" reason={state.failed} onRetry={onRetry} />
        ) : userName === null ? (
          children
        ) : (
          <>
            <dl className={styles['name']}>
              <dt>User name</dt>
              <dd>{userName}</dd>
            </dl>
            {children}
            <DialogActions>
              <Button onClick={onClose}>Done</Button>
            </DialogActions>
          </>
        )}
      </div>
    </Dialog>
  );
}
