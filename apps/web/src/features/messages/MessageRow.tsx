import { type ComponentType, memo, type ReactNode, useState } from 'react';
import { classNames } from '../../lib/class-names.ts';
import { useClock } from '../../lib/clock.ts';
import { hueOf } from '../../lib/hue.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { MessageBody } from './MessageBody.tsx';
import styles from './MessageRow.module.css';
import type { MessageStateProps } from './MessageState.tsx';
import type { RowDeeds } from './row-deeds.ts';
import type { MessageRow as Row } from './rows.ts';
import { hourOf, momentOf } from './times.ts';

interface Props extends Omit<Row, 'key' | 'kind' | 'seq'> {
  readonly id: string;
  readonly name: string;
  readonly photo: string | undefined;
  /** What one can do with it, while the pointer or the keyboard is on it. */
  readonly tools: ReactNode;
  readonly deeds: RowDeeds;
  /** What stands below it that is not in the log yet. */
  readonly State: ComponentType<MessageStateProps>;
}

/** A message. Painted again only if something of it changed. */
export const MessageRow = memo(function MessageRow(props: Props) {
  const { id, author, name, photo, at, body, ord, first, state, reason, shut, tools, deeds, State } = props;
  const [wasUnsent] = useState(state !== 'sent');
  const clock = useClock();
  return (
    <div
      role="article"
      className={classNames(styles['row'], first && styles['first'])}
      data-key={id}
      data-ord={ord ?? undefined}
      data-state={state === 'sent' ? undefined : state}
      tabIndex={-1}
      aria-labelledby={`by-${id} body-${id}`}
    >
      {first ? (
        <span className={styles['face']} data-person={author}>
          <Avatar id={author} name={name} photo={photo} />
        </span>
      ) : (
        <time className={styles['hour']} dateTime={new Date(at).toISOString()} title={momentOf(at, clock)} aria-hidden="true">
          {hourOf(at, clock)}
        </time>
      )}
      <div className={styles['said']}>
        {first ? (
          <div className={styles['by']} id={`by-${id}`} data-hue={hueOf(author)}>
            <button type="button" tabIndex={-1} data-person={author}>
              <bdi>{name}</bdi>
            </button>
            <time dateTime={new Date(at).toISOString()} title={momentOf(at, clock)}>
              {hourOf(at, clock)}
            </time>
          </div>
        ) : (
          <span className="sr" id={`by-${id}`}>
            {name}, {hourOf(at, clock)}
          </span>
        )}
        <MessageBody id={`body-${id}`} text={body} />
        {wasUnsent && <State {...{ id, at, state, body, deeds }} {...(reason !== undefined && { reason })} {...(shut && { shut })} />}
      </div>
      {tools}
    </div>
  );
});
