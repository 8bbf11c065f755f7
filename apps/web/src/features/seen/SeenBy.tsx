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
  /** Says who they are, where there is only their number. */
  readonly onNames: (sentence: string) => void;
}

/** So many names, all if it is one more, and how many others. */
function listed(count: number, names: readonly string[], most: number): string {
  const named = names.slice(0, count === names.length && count <= most + 1 ? count : most);
  const others = count - named.length;
  return new Intl.ListFormat('en-GB').format(others === 0 ? named : [...named, others === 1 ? '1 other' : `${others.toLocaleString()} others`]);
}

/** Who has read the message above: by name as long as they are one or two, else how many, and who at a press. */
export function SeenBy({ count, people, onNames }: Props) {
  const called = people.map(({ name }) => name);
  const names = listed(count, called, 2);
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
        <button type="button" className={styles['text']} onClick={() => onNames(`Seen by ${listed(count, called, called.length)}.`)}>
          Seen by {count.toLocaleString()}
        </button>
      )}
    </div>
  );
}
