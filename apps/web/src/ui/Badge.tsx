import styles from './Badge.module.css';

interface Props {
  readonly count: number;
  /** `alert` is for what needs you, `quiet` counts what is new. */
  readonly look?: 'quiet' | 'alert';
  /** What is counted, for screen readers: “unread”. */
  readonly of: string;
}

/** A number beside a name. */
export function Badge({ count, look = 'quiet', of }: Props) {
  return (
    <span className={styles[look]}>
      {count > 99 ? '99+' : count}
      <span className="sr"> {of}</span>
    </span>
  );
}
