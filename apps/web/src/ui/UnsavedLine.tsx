import styles from './ActionLine.module.css';
import type { UnsavedForm } from './use-unsaved.ts';

/** Above the fields of a form: that what stands in them is from the last time, and the way to begin anew. */
export function UnsavedLine({ of: { again, startOver } }: { readonly of: Pick<UnsavedForm<unknown>, 'again' | 'startOver'> }) {
  if (!again) return null;
  return (
    <p className={styles['line']}>
      You had not saved this.{' '}
      <button
        type="button"
        onClick={({ currentTarget: { form } }) => {
          startOver();
          // It goes away with the line.
          form?.querySelector<HTMLElement>('[data-autofocus], :is(input, select):not([hidden])')?.focus();
        }}
      >
        Start over
      </button>
    </p>
  );
}
