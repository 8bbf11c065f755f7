import { Field } from './Field.tsx';

interface Props {
  /** As the browser has it, by the clocks here; empty: none is chosen. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** It is over, or none, and that is to be said. */
  readonly wrong: boolean;
}

/** A moment to come, by date and time. */
export function MomentField({ value, onChange, wrong }: Props) {
  return (
    <Field
      label="Date and time"
      name="until"
      type="datetime-local"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={wrong ? 'Choose a time that is still to come.' : null}
    />
  );
}
