import { Avatar } from '../../ui/Avatar.tsx';
import styles from './SeenBy.module.css';

export interface Reader {
  readonly id: string;
  readonly name: string;
  readonly photo: string | undefined;
}

interface Props {
  readonly count: number;
  /** Some of them, one at least. */
  readonly people: readonly Reader[];
}

/** Names are listed as far as that stays a line. */
function listed(count: number, names: readonly string[]): string {
  const named = names.slice(0, count === names.length && count <= 3 ? count : 2);
  const others = count - named.length;
  return new Intl.ListFormat('en-GB').format(others === 0 ? named : [...named, others === 1 ? '1 other' : `${others.toLocaleString()} others`]);
}

/** Who has read the message above: by name as long as they are one or two. */
export function SeenBy({ count, people }: Props) {
  const names = listed(
    count,
    people.map(({ name }) => name),
  );
  return (
    <div className={styles['seen']} title={`Seen by ${names}`}>
      <span className={styles['faces']}>
        {people.slice(0, 3).map(({ id, name, photo }) => (
          <Avatar key={id} id={id} name={name} photo={photo} size={18} short />
        ))}
      </span>
      {count <= 2 ? (
        <span className={styles['text']}>
          Seen by <bdi>{names}</bdi>
        </span>
      ) : (
        <>
          <span className={styles['text']} aria-hidden="true">
            Seen by {count.toLocaleString()}
          </span>
          <span className="sr">Seen by {names}</span>
        </>
      )}
    </div>
  );
}
