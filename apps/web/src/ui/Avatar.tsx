import { DEPARTED } from '@parley/shared/departed.ts';
import { hueOf } from '../lib/hue.ts';
import { initialOf, initialsOf } from '../lib/initials.ts';
import styles from './Avatar.module.css';
import { Presence, type PresenceShape } from './Presence.tsx';

interface Props {
  readonly id: string;
  readonly name: string;
  /** In px; without it, the size is `--avatar`. */
  readonly size?: 16 | 18 | 22 | 24 | 28 | 30 | 34 | 36 | 46;
  /** One letter where it is partly covered. */
  readonly short?: boolean;
  readonly presence?: PresenceShape | undefined;
}

/** A person’s initials in their own hue. The name always stands beside it, so screen readers pass it over. */
export function Avatar({ id, name, size, short = false, presence }: Props) {
  return (
    <span
      className={styles['avatar']}
      data-hue={name === DEPARTED ? 'none' : hueOf(id)}
      aria-hidden="true"
      style={size === undefined ? undefined : { '--sz': `${size}px` }}
    >
      {short ? initialOf(name) : initialsOf(name)}
      {presence && <Presence state={presence} />}
    </span>
  );
}
