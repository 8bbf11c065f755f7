import { type ReactNode, useId } from 'react';
import { classNames } from '../lib/class-names.ts';
import choices from './Choices.module.css';
import styles from './Options.module.css';

interface Props<Value extends string> {
  readonly legend: string;
  /** Each with what it is called. */
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** What has the focus when its dialog opens is the one that is chosen. */
  readonly first?: boolean;
  /** What follows from it. */
  readonly children?: ReactNode;
}

/** One of a few, side by side. */
export function Options<Value extends string>({ legend, options, value, onChange, first = false, children }: Props<Value>) {
  const id = useId();
  return (
    <fieldset className={classNames(choices['choices'], styles['options'])} aria-describedby={children === undefined ? undefined : id}>
      <legend>{legend}</legend>
      <div className={styles['line']}>
        {options.map(([each, label]) => (
          <label key={each}>
            <input
              type="radio"
              name={id}
              value={each}
              checked={each === value}
              {...(first && each === value && { 'data-autofocus': true })}
              onChange={() => onChange(each)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {children !== undefined && <p id={id}>{children}</p>}
    </fieldset>
  );
}
