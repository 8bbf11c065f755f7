import type { PresenceState } from '@parley/shared/features/presence.ts';
import type { Status } from '@parley/shared/features/profiles.ts';
import type { MemberRole } from '@parley/shared/features/rooms.ts';
import type { WorkspaceRole } from '@parley/shared/roles.ts';
import { BellOff, Clock, EyeOff, type LucideIcon, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useClock } from '../../lib/clock.ts';
import { quietText, untilText } from '../../lib/until-text.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { localTime } from './local-time.ts';
import styles from './ProfileCard.module.css';

export interface ProfileCardProps {
  readonly id: string;
  readonly name: string;
  /** The heading that names the card; null: what it stands in has one. */
  readonly heading: string | null;
  readonly photo: string | undefined;
  readonly pronouns: string | undefined;
  /** What they are in the whole, where that is known. */
  readonly standing?: WorkspaceRole | undefined;
  /** Null: not known, or not to be known: presence is between members. */
  readonly presence: PresenceState | null;
  readonly status: Status | undefined;
  /** Until when nobody is to disturb them; null: one may; Infinity: without an end. */
  readonly quietUntil: number | null;
  readonly timeZone: string | undefined;
  /** As what, and since when, they are in the room; null: they are not in it any more. */
  readonly membership: { readonly role: MemberRole; readonly joinedAt: number; readonly deactivated?: true | undefined } | null;
  /** The reader has blocked them. */
  readonly blocked?: boolean;
  readonly now: number;
  /** What one can do here. */
  readonly children?: ReactNode;
}

const words: Readonly<Record<PresenceState, string>> = { online: 'Online', away: 'Away', offline: 'Offline' };
const roles: Readonly<Record<MemberRole, string>> = { owner: 'Owner of this room', member: 'In this room' };
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
/** Whom one can ask for help with the whole. */
const standings: Readonly<Partial<Record<WorkspaceRole, string>>> = { owner: 'Owner of this Parley', admin: 'Admin of this Parley' };

function Fact({ icon, children }: { readonly icon: LucideIcon; readonly children: ReactNode }) {
  return (
    <li>
      <Icon of={icon} size={16} />
      <span>{children}</span>
    </li>
  );
}

/** What is known of a person, at a glance. */
export function ProfileCard(props: ProfileCardProps) {
  const { id, name, heading, photo, pronouns, standing, presence, status, quietUntil, timeZone, membership, blocked, now, children } = props;
  const clock = useClock();
  const time = timeZone === undefined ? null : localTime(timeZone, now, undefined, clock);
  return (
    <div className={styles['card']}>
      <div className={styles['who']}>
        <Avatar id={id} name={name} photo={photo} size={46} presence={quietUntil === null ? (presence ?? undefined) : 'dnd'} />
        <div>
          {heading !== null && (
            <h2 id={heading}>
              <bdi>{name}</bdi>
            </h2>
          )}
          {pronouns !== undefined && (
            <p>
              <bdi>{pronouns}</bdi>
            </p>
          )}
          {standing !== undefined && standings[standing] !== undefined && <p>{standings[standing]}</p>}
          {membership?.deactivated ? <p>Deactivated</p> : presence !== null && <p>{words[presence]}</p>}
        </div>
      </div>
      {status && (
        <p className={styles['status']}>
          <span aria-hidden="true" className={styles['sign']}>
            {status.emoji}
          </span>
          <span>
            <bdi>{status.text}</bdi>
            {status.until !== null && <small>{untilText(status.until, now, clock)}</small>}
          </span>
        </p>
      )}
      <ul className={styles['facts']}>
        {blocked === true && <Fact icon={EyeOff}>Blocked: what they write is folded</Fact>}
        {quietUntil !== null && <Fact icon={BellOff}>{quietText(quietUntil, now, clock)}</Fact>}
        {time !== null && <Fact icon={Clock}>{time}</Fact>}
        <Fact icon={UserRound}>
          {membership === null ? 'Not in this room any more' : `${roles[membership.role]}, joined ${date.format(membership.joinedAt)}`}
        </Fact>
      </ul>
      {children && <div className={styles['actions']}>{children}</div>}
    </div>
  );
}
