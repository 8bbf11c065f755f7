import { type ChangeEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { FormProblem } from './FormProblem.tsx';
import styles from './RadioList.module.css';

interface Props<Value extends string> {
  readonly legend: string;
  /** By which a form finds it. */
  readonly name?: string;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly meaning: string }[];
  /** Null: none is chosen yet. */
  readonly value: Value | null;
  readonly onChange: (value: Value, event: ChangeEvent<HTMLInputElement>) => void;
  /** What is wrong with the choice. */
  readonly error?: ReactNode;
}

/** One of a few, each with what it means; the focus of an opening dialog is at the one that is chosen. */
export function RadioList<Value extends string>({ legend, name, options, value, onChange, error }: Props<Value>) {
  const id = useId();
  const list = useRef<HTMLFieldSetElement>(null);
  // What is chosen may be known only after the focus came here.
  useEffect(() => {
    if (value !== null && list.current?.contains(document.activeElement)) list.current.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, [value]);
  const wrong = error !== undefined && error !== null;
  return (
    <fieldset ref={list} className={styles['list']} aria-describedby={`${id}-wrong`}>
      <legend>{legend}</legend>
      {options.map((each, index) => (
        <label key={each.value}>
          <input
            type="radio"
            name={name ?? id}
            value={each.value}
            checked={each.value === value}
            {...((value === null ? index === 0 : each.value === value) && { 'data-autofocus': true })}
            onChange={(event) => onChange(each.value, event)}
          />
          <span>
            {each.label}
            <small>{each.meaning}</small>
          </span>
        </label>
      ))}
      <FormProblem id={`${id}-wrong`} problem={wrong ? { message: error } : null} />
    </fieldset>
  );
}
