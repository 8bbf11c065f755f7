import type { Person } from '@parley/shared/features/people.ts';
import type { PresenceState } from '@parley/shared/features/presence.ts';
import type { Status } from '@parley/shared/features/profiles.ts';
import type { ReactNode } from 'react';
import { Avatar } from '../../ui/Avatar.tsx';
import { EmojiSign } from '../../ui/EmojiSign.tsx';
import styles from './MeRow.module.css';

const words: Record<PresenceState, string> = { online: 'Online', away: 'Away', offline: 'Offline' };

interface Props {
  readonly me: Person;
  /** Nothing: that is not known yet. */
  readonly presence: PresenceState | undefined;
  readonly status: Status | undefined;
  /** Nobody is to disturb. */
  readonly quiet: boolean;
  readonly photo: string | undefined;
  /** A button with what one may set. */
  readonly children: ReactNode;
}

/** Who one is here, at the foot of the list of rooms. */
export function MeRow({ me, presence, status, quiet, photo, children }: Props) {
  return (
    <div className={styles['me']}>
      <Avatar id={me.id} name={me.name} photo={photo} size={30} presence={quiet ? 'dnd' : presence} />
      <div className={styles['who']}>
        <b>
          <bdi>{me.name}</bdi> {status && <EmojiSign emoji={status.emoji} meaning={status.text} />}
        </b>
        <small>{quiet ? 'Do not disturb' : presence && words[presence]}</small>
      </div>
      {children}
    </div>
  );
}
