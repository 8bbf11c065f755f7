import type { SecondFactor } from '@parley/shared/second-factor.ts';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { Problem } from '../../lib/problem.ts';
import { recentDay } from '../../lib/recent-day.ts';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import styles from './SecondFactor.module.css';
import rows from './YourAccount.module.css';

interface Props {
  /** Null: it is off. */
  readonly secondFactor: SecondFactor | null;
  /** Known by now. */
  readonly loaded: boolean;
  /** When this day began. */
  readonly today: number;
  /** Why it is not known. */
  readonly problem: Problem | null;
  /** The form that is open, in the place of the buttons. */
  readonly children: ReactNode;
  readonly onOpen: (form: 'on' | 'renew' | 'off') => void;
}

function left(count: number): string {
  return count === 0 ? 'No backup codes are left: make new ones.' : `${count} backup ${count === 1 ? 'code is' : 'codes are'} left.`;
}

/** Whether one is asked for a code after the password, and what changes that. */
export function AccountSecondFactor({ secondFactor, loaded, today, problem, children, onOpen }: Props) {
  const id = useId();
  const buttons = useRef<HTMLDivElement>(null);
  const open = children !== null;
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) buttons.current?.querySelector('button')?.focus({ preventScroll: true });
    wasOpen.current = open;
  }, [open]);
  return (
    <section aria-labelledby={id} className={rows['section']}>
      <h3 id={id}>Two-step sign-in</h3>
      {!open && (
        <p className={styles['about']}>
          {secondFactor === null
            ? 'Beside your password, ask for a code from an app: nobody comes in with the password alone.'
            : `On since ${recentDay(secondFactor.since, today)}. ${left(secondFactor.backupCodesLeft)}`}
        </p>
      )}
      <FormProblem problem={problem} />
      {children}
      {!open && loaded && (
        <div ref={buttons} className={styles['ways']}>
          {secondFactor === null ? (
            <Button onClick={() => onOpen('on')}>Switch on</Button>
          ) : (
            <>
              <Button onClick={() => onOpen('renew')}>New backup codes</Button>
              <Button onClick={() => onOpen('off')}>Switch off</Button>
            </>
          )}
        </div>
      )}
    </section>
  );
}
