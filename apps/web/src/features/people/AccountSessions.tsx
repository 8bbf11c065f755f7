import type { AccountSession } from '@parley/shared/accounts.ts';
import { useId, useLayoutEffect, useRef } from 'react';
import type { Problem } from '../../lib/problem.ts';
import { recentDay } from '../../lib/recent-day.ts';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import lines from '../../ui/Lines.module.css';
import styles from './YourAccount.module.css';

interface Props {
  readonly sessions: readonly AccountSession[];
  /** When this day began. */
  readonly today: number;
  /** The id of the session that is being ended; `others`: all but this one. */
  readonly ending: string | null;
  readonly problem: Problem | null;
  readonly onEnd: (which: { readonly id: string } | { readonly others: true }) => void;
}

/** Where one is signed in, and a way to end each of these sessions. */
export function AccountSessions({ sessions, today, ending, problem, onEnd }: Props) {
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  /** In which row, of how many, a button was pressed that goes with it; behind all rows: the one for all of them. */
  const pressed = useRef<{ readonly row: number; readonly of: number } | null>(null);
  useLayoutEffect(() => {
    if (pressed.current === null || sessions.length >= pressed.current.of || document.activeElement !== document.body) return;
    const next = [...(list.current?.children ?? [])].slice(pressed.current.row).map((row) => row.querySelector('button'));
    (next.find((button) => button !== null) ?? heading.current)?.focus();
    pressed.current = null;
  }, [sessions]);

  function end(row: number, which: Parameters<typeof onEnd>[0]): void {
    pressed.current = { row, of: sessions.length };
    onEnd(which);
  }

  return (
    <section aria-labelledby={id} className={styles['section']}>
      <h3 ref={heading} id={id} tabIndex={-1}>
        Where you are signed in
      </h3>
      <ul ref={list} className={lines['lines']}>
        {sessions.map((session, row) => {
          const device = session.device ?? 'A browser';
          return (
            <li key={session.id}>
              <div>
                <p>
                  <bdi>{device}</bdi>
                  {session.current && <span className={styles['current']}>This one</span>}
                </p>
                <p id={`${id}-${session.id}`} className={styles['used']}>
                  Last used {recentDay(session.usedAt, today)}
                </p>
              </div>
              {!session.current && (
                <Button
                  busy={ending === session.id}
                  aria-label={`Sign out ${device}`}
                  aria-describedby={`${id}-${session.id}`}
                  onClick={() => end(row, { id: session.id })}
                >
                  Sign out
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <FormProblem problem={problem} />
      {sessions.some((session) => !session.current) && (
        <Button busy={ending === 'others'} onClick={() => end(sessions.length, { others: true })}>
          Sign out everywhere else
        </Button>
      )}
    </section>
  );
}
