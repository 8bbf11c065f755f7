import { CircleAlert } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from '../lib/class-names.ts';
import styles from './Field.module.css';
import { Icon } from './Icon.tsx';

export interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'aria-invalid' | 'aria-describedby'> {
  readonly label: string;
  /** What to write, and what becomes of it. */
  readonly help?: ReactNode;
  /** What is wrong with it, and how to mend it: takes the place of the help. */
  readonly error?: ReactNode;
  /** A button at the end of the line, within the field’s frame. */
  readonly end?: ReactNode;
}

/** A field with its label above and its help, or what is wrong with it, below. */
export function Field({ label, help, error, end, className, ...rest }: FieldProps) {
  const id = useId();
  const wrong = error !== undefined && error !== null && error !== '';
  return (
    <div className={classNames(styles['field'], wrong && styles['wrong'], className)}>
      <label htmlFor={id}>{label}</label>
      <div className={styles['line']}>
        <input type="text" {...rest} id={id} aria-invalid={wrong || undefined} aria-describedby={`${id}-help`} />
        {end}
      </div>
      <div id={`${id}-help`} className={styles['help']} aria-live="polite">
        {wrong ? (
          <>
            <Icon of={CircleAlert} size={16} />
            <span>{error}</span>
          </>
        ) : (
          help
        )}
      </div>
    </div>
  );
}
