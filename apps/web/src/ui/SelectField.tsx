import { ChevronDown } from 'lucide-react';
import { type ComponentProps, useId } from 'react';
import styles from './Field.module.css';
import { Icon } from './Icon.tsx';

interface Props extends Omit<ComponentProps<'select'>, 'id'> {
  readonly label: string;
}

/** A choice among a few, with its label above. */
export function SelectField({ label, children, ...rest }: Props) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <div className={styles['line']}>
        <select {...rest} id={id}>
          {children}
        </select>
        <Icon of={ChevronDown} size={16} />
      </div>
    </div>
  );
}
