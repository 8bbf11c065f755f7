import { DEPARTED } from '@parley/shared/departed.ts';
import type { SyntheticEvent } from 'react';
import { hueOf } from '../lib/hue.ts';
import { initialOf, initialsOf } from '../lib/initials.ts';
import styles from './Avatar.module.css';
import { Presence, type PresenceShape } from './Presence.tsx';

interface Props {
  readonly id: string;
  readonly name: string;
  /** The id of their photo. */
  readonly photo: string | undefined;
  /** In px; without it, the size is `--avatar`. */
  readonly size?: 16 | 18 | 22 | 24 | 28 | 30 | 34 | 36 | 46 | 72;
  /** One letter where it is partly covered. */
  readonly short?: boolean;
  readonly presence?: PresenceShape | undefined;
}

/** Browsers draw a torn picture in the place of one that can’t be loaded. */
function hide({ currentTarget }: SyntheticEvent<HTMLElement>): void {
  currentTarget.hidden = true;
}

/** A person’s photo over their initials in their own hue, which show until it is there. The name always stands beside it, so screen readers pass it over. */
export function Avatar({ id, name, photo, size, short = false, presence }: Props) {
  return (
    <span
      className={styles['avatar']}
      data-hue={name === DEPARTED ? 'none' : hueOf(id)}
      aria-hidden="true"
      style={size === undefined ? undefined : { '--sz': `${size}px` }}
    >
      {short ? initialOf(name) : initialsOf(name)}
      {photo && (
        <img key={photo} src={`/api/avatars/${photo}/${(size ?? 0) > 36 ? 256 : 96}`} alt="" decoding="async" draggable={false} onError={hide} />
      )}
      {presence && <Presence state={presence} />}
    </span>
  );
}
