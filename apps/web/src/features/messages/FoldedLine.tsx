import { useClock } from '../../lib/clock.ts';
import styles from './FoldedRow.module.css';
import { holdRow } from './hold-row.ts';
import type { FoldedRow as Row } from './rows.ts';
import { hourOf, momentOf } from './times.ts';

interface Props {
  readonly row: Row;
  /** Changes which messages are shown, by their keys. */
  readonly onOpened: (change: (opened: readonly string[]) => readonly string[]) => void;
}

/** What a line of folded messages says, and the way to see them. */
export function FoldedLine({ row: { key, at, held, open, author }, onOpened }: Props) {
  const clock = useClock();
  function toggle(): void {
    onOpened((opened) => (open ? opened.filter((each) => !held.includes(each)) : [...opened, ...held]));
  }

  return (
    <p className={styles['line']}>
      <span id={key}>
        {held.length === 1 ? 'Message' : `${held.length} messages`} from {author === null ? 'people' : 'somebody'} you blocked{' '}
        <time dateTime={new Date(at).toISOString()} title={momentOf(at, clock)}>
          {hourOf(at, clock)}
        </time>
      </span>
      {' · '}
      <button
        type="button"
        tabIndex={-1}
        aria-expanded={open}
        aria-describedby={key}
        onClick={({ currentTarget }) => holdRow(currentTarget, held.at(-1) ?? '', toggle)}
      >
        {open ? 'Hide' : 'Show'}
      </button>
    </p>
  );
}
