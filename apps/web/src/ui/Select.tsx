import { useId } from 'react';
import styles from './Select.module.css';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  /** What each is called. */
  readonly options: readonly (readonly [value: Value, text: string])[];
  readonly onChange: (value: Value) => void;
  /** What follows from what is chosen. */
  readonly help?: string | undefined;
}

/** One of a few, with its label above. */
export function Select<Value extends string>({ label, value, options, onChange, help }: Props<Value>) {
  const id = useId();
  return (
    <div className={styles['select']}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
      {help !== undefined && (
        <p id={`${id}-help`} className={styles['help']}>
          {help}
        </p>
      )}
    </div>
  );
}
