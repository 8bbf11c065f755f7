import type { Member } from '@parley/shared/features/members.ts';
import type { Profile } from '@parley/shared/features/profiles.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import styles from './MemberStack.module.css';

/** The faces of the first three members. */
export function MemberStack({ members, profiles }: { readonly members: readonly Member[]; readonly profiles: Readonly<Record<string, Profile>> }) {
  return (
    <span className={styles['stack']}>
      {members.slice(0, 3).map((member) => (
        <Avatar key={member.id} id={member.id} name={member.name} photo={profiles[member.id]?.avatar} size={24} short />
      ))}
    </span>
  );
}
