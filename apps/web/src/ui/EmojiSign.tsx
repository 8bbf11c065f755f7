import styles from './EmojiSign.module.css';

interface Props {
  readonly emoji: string;
  /** What it stands for: screen readers say it, the pointer shows it. */
  readonly meaning: string;
}

/** An emoji that says something in one sign, beside a name. */
export function EmojiSign({ emoji, meaning }: Props) {
  return (
    <span role="img" aria-label={meaning} title={meaning} className={styles['sign']}>
      {emoji}
    </span>
  );
}
