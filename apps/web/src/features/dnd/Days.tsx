import { useId } from 'react';
import { classNames } from '../../lib/class-names.ts';
import choices from '../../ui/Choices.module.css';
import styles from './SetDnd.module.css';

interface Props {
  /** 1 is Monday. */
  readonly days: ReadonlySet<number>;
  readonly onChange: (days: ReadonlySet<number>) => void;
  readonly error: string | null;
}

const short = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
const long = new Intl.DateTimeFormat(undefined, { weekday: 'long' });
/** 2026 began with a Thursday. */
const week = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, at: new Date(2026, 0, 4 + day).getTime() }));

/** Some days of a week. */
export function Days({ days, onChange, error }: Props) {
  const id = useId();
  return (
    <fieldset className={classNames(choices['choices'], styles['days'])} aria-describedby={id}>
      <legend>Begins on</legend>
      <div>
        {week.map(({ day, at }) => (
          <label key={day}>
            <input
              type="checkbox"
              name="days"
              checked={days.has(day)}
              aria-label={long.format(at)}
              onChange={({ target }) => onChange(new Set(target.checked ? [...days, day] : [...days].filter((each) => each !== day)))}
            />
            <span aria-hidden="true">{short.format(at)}</span>
          </label>
        ))}
      </div>
      <p id={id} aria-live="polite">
        {error}
      </p>
    </fieldset>
  );
}
