import type { Member } from '@parley/shared/features/members.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import styles from './MemberStack.module.css';

/** The faces of the first three members. */
export function MemberStack({ members }: { readonly members: readonly Member[] }) {
  return (
    <span className={styles['stack']}>
      {members.slice(0, 3).map((member) => (
        <Avatar key={member.id} id={member.id} name={member.name} size={24} short />
      ))}
    </span>
  );
}
