import { type ReactNode, useId } from 'react';
import styles from './Choice.module.css';

interface Props {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (yes: boolean) => void;
  /** It has the focus when its dialog opens. */
  readonly first?: boolean;
  /** What follows from it. */
  readonly children: ReactNode;
}

/** A yes or no, and below it what that means. */
export function Choice({ label, checked, onChange, first = false, children }: Props) {
  const id = useId();
  return (
    <div>
      <label className={styles['choice']}>
        <input
          type="checkbox"
          {...(first && { 'data-autofocus': true })}
          checked={checked}
          aria-describedby={id}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      <p id={id} className={styles['meaning']}>
        {children}
      </p>
    </div>
  );
}
