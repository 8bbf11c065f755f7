import styles from './NewLine.module.css';

/** What is below was not read when the room was opened. */
export function NewLine() {
  return (
    <div className={styles['line']} data-key="new" role="separator" aria-label="New messages">
      <span aria-hidden="true">New</span>
    </div>
  );
}
