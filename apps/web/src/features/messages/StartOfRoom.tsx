import type { ReactNode } from 'react';
import styles from './StartOfRoom.module.css';

interface Props {
  readonly name: string;
  readonly topic: string;
  readonly glyph: ReactNode;
  /** Who made it; null: nobody in particular. */
  readonly creator: string | null;
  readonly createdAt: number;
}

const longDate = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

/** Above a room’s first message. */
export function StartOfRoom({ name, topic, glyph, creator, createdAt }: Props) {
  return (
    <div className={styles['start']}>
      <span className={styles['tile']} aria-hidden="true">
        {glyph}
      </span>
      <h2>
        This is where <bdi>{name}</bdi> begins
      </h2>
      {topic !== '' && (
        <p>
          <bdi>{topic}</bdi>
        </p>
      )}
      {creator !== null && (
        <p>
          Created by <bdi>{creator}</bdi> on {longDate.format(createdAt)}.
        </p>
      )}
    </div>
  );
}
