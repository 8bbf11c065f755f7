import { useId } from 'react';
import { Button } from '../../ui/Button.tsx';
import styles from './YourAccount.module.css';

interface Props {
  readonly reason: string;
  readonly onRetry: () => void;
}

/** With which services one signs in is not known, and why. */
export function ProvidersFailed({ reason, onRetry }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <h3 id={id}>Other services</h3>
      <p role="alert" className={styles['words']}>
        Those you sign in with didn’t load. {reason}
      </p>
      <Button onClick={onRetry}>Try again</Button>
    </section>
  );
}
