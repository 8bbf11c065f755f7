import type { Member } from '@parley/shared/features/members.ts';
import { memo } from 'react';
import { Avatar } from '../../ui/Avatar.tsx';
import type { PresenceShape } from '../../ui/Presence.tsx';
import styles from './MemberRow.module.css';

interface Props {
  readonly member: Member;
  readonly presence: PresenceShape;
  readonly isMe: boolean;
}

const said = { online: 'online', away: 'away', offline: 'offline', unknown: 'presence unknown' } as const;

function remark({ member, presence, isMe }: Props): string {
  if (isMe) return 'You';
  if (member.role === 'owner') return 'Owner';
  return presence === 'away' ? 'Away' : '';
}

export const MemberRow = memo(function MemberRow(props: Props) {
  const { member, presence } = props;
  return (
    <li className={styles['row']}>
      <Avatar id={member.id} name={member.name} size={28} presence={presence} />
      <span className={styles['name']}>
        <bdi>{member.name}</bdi>
        <span className="sr">, {said[presence]}</span>
      </span>
      <small>{remark(props)}</small>
    </li>
  );
});
