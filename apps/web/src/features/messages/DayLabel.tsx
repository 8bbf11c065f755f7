import styles from './DayLabel.module.css';
import { createDayOf } from './day.ts';
import { dayLabel } from './times.ts';

const dayOf = createDayOf();

interface Props {
  readonly at: number;
  /** When this day began. */
  readonly today: number;
}

/** The day of the messages below it; stays in view while they are. */
export function DayLabel({ at, today }: Props) {
  return (
    <h2 className={styles['day']}>
      <span>{dayLabel(dayOf(at), today)}</span>
    </h2>
  );
}
