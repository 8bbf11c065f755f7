import type { Member } from '@parley/shared/features/members.ts';
import type { PresenceState } from '@parley/shared/features/presence.ts';
import type { Status } from '@parley/shared/features/profiles.ts';
import type { Standing } from '@parley/shared/roles.ts';
import { memo } from 'react';
import { Avatar } from '../../ui/Avatar.tsx';
import { EmojiSign } from '../../ui/EmojiSign.tsx';
import styles from './MemberRow.module.css';

interface Props {
  readonly member: Member;
  /** Null: that is not known. */
  readonly presence: PresenceState | null;
  readonly isMe: boolean;
  readonly status: Status | undefined;
  /** Nobody is to disturb them. */
  readonly quiet: boolean;
  readonly photo: string | undefined;
  readonly isBlocked: boolean;
  /** The one of the list that the Tab key comes to. */
  readonly isStop: boolean;
}

const said = { online: 'online', away: 'away', offline: 'offline' } as const;

const standings: Readonly<Record<Standing, string>> = { owner: 'Owner', admin: 'Admin' };

function remark({ member, presence, isMe, isBlocked }: Props): string {
  if (member.deactivated) return 'Deactivated';
  if (isMe) return 'You';
  if (isBlocked) return 'Blocked';
  if (member.standing) return standings[member.standing];
  // Not “Owner” alone: that is who owns the whole of a Parley.
  if (member.role === 'owner') return 'Room owner';
  return presence === 'away' ? 'Away' : '';
}

export const MemberRow = memo(function MemberRow(props: Props) {
  const { member, presence, status, quiet, photo, isStop } = props;
  return (
    <li>
      <button
        type="button"
        className={styles['row']}
        data-person={member.id}
        data-blocked={props.isBlocked || undefined}
        tabIndex={isStop ? 0 : -1}
        aria-haspopup="dialog"
      >
        <Avatar
          id={member.id}
          name={member.name}
          photo={photo}
          size={28}
          presence={member.deactivated ? undefined : quiet ? 'dnd' : (presence ?? undefined)}
        />
        <span className={styles['name']}>
          <bdi>{member.name}</bdi>
          {!member.deactivated && (
            <span className="sr">
              , {presence === null ? 'presence unknown' : said[presence]}
              {quiet && ', do not disturb'}
            </span>
          )}
        </span>
        {status && <EmojiSign emoji={status.emoji} meaning={status.text} />}
        <small>{remark(props)}</small>
      </button>
    </li>
  );
});
