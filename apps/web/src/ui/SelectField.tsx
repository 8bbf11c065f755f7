import { ChevronDown } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './Field.module.css';
import { Icon } from './Icon.tsx';

interface Props extends Omit<ComponentProps<'select'>, 'id' | 'aria-describedby'> {
  readonly label: string;
  /** What follows from what is chosen. */
  readonly help?: ReactNode;
}

/** A choice among a few, with its label above. */
export function SelectField({ label, help, children, ...rest }: Props) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <div className={styles['line']}>
        <select {...rest} id={id} aria-describedby={`${id}-help`}>
          {children}
        </select>
        <Icon of={ChevronDown} size={16} />
      </div>
      <div id={`${id}-help`} className={styles['help']}>
        {help}
      </div>
    </div>
  );
}
