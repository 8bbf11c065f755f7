import type { Member } from '@parley/shared/features/members.ts';
import type { PresenceState } from '@parley/shared/features/presence.ts';
import { memo } from 'react';
import { Avatar } from '../../ui/Avatar.tsx';
import styles from './MemberRow.module.css';

interface Props {
  readonly member: Member;
  /** Null: that is not known. */
  readonly presence: PresenceState | null;
  readonly isMe: boolean;
}

const said = { online: 'online', away: 'away', offline: 'offline' } as const;

function remark({ member, presence, isMe }: Props): string {
  if (isMe) return 'You';
  if (member.role === 'owner') return 'Owner';
  return presence === 'away' ? 'Away' : '';
}

export const MemberRow = memo(function MemberRow(props: Props) {
  const { member, presence } = props;
  return (
    <li className={styles['row']}>
      <Avatar id={member.id} name={member.name} size={28} presence={presence ?? undefined} />
      <span className={styles['name']}>
        <bdi>{member.name}</bdi>
        <span className="sr">, {presence === null ? 'presence unknown' : said[presence]}</span>
      </span>
      <small>{remark(props)}</small>
    </li>
  );
});
