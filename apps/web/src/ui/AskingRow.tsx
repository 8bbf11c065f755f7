import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import { isOwnedByIme } from '../lib/ime.ts';
import styles from './AskingRow.module.css';
import { Button } from './Button.tsx';

interface Props {
  readonly called: string;
  /** What is known of it. */
  readonly facts: ReactNode;
  /** Whether it can be done. */
  readonly offered?: boolean;
  /** What it is called to do that, in one word, and in all of them. */
  readonly verb: string;
  readonly deed: string;
  /** It is asked whether to. */
  readonly asking: boolean;
  readonly onAsk: () => void;
  /** The answer is no, as Escape says, too. */
  readonly onKeep: () => void;
  /** What happens then, and the ways on: of these the one that keeps it, which has the focus, takes the ref. */
  readonly question: (keep: RefObject<HTMLButtonElement | null>) => ReactNode;
}

/** A line of a list, with something to do about it that is asked about once before, in its place. */
export function AskingRow({ called, facts, offered = true, verb, deed, asking, onAsk, onKeep, question }: Props) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(asking);
  useEffect(() => {
    if (wasAsking.current !== asking) (asking ? keep : opener).current?.focus({ preventScroll: true });
    wasAsking.current = asking;
  }, [asking]);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || isOwnedByIme(event.nativeEvent)) return;
    // The dialog stays.
    event.preventDefault();
    event.stopPropagation();
    onKeep();
  }
  return (
    <li className={styles['row']}>
      <div>
        <p>
          <bdi>{called}</bdi>
        </p>
        <p id={id} className={styles['facts']}>
          {facts}
        </p>
      </div>
      {asking ? (
        <div role="group" aria-label={deed} className={styles['asking']} onKeyDown={onKeyDown}>
          {question(keep)}
        </div>
      ) : (
        offered && (
          <Button ref={opener} aria-label={deed} aria-describedby={id} onClick={onAsk}>
            {verb}
          </Button>
        )
      )}
    </li>
  );
}
