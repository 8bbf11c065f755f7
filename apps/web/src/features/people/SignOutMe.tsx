import type { Problem } from '../../lib/problem.ts';
import { Confirmation } from '../../ui/Confirmation.tsx';
import styles from './SignOutMe.module.css';

interface Props {
  readonly name: string;
  /** Has no account to come back by. Null: not known yet. */
  readonly guest: boolean | null;
  /** Messages that did not go out. */
  readonly unsent: number;
  /** There is something written that was not meant to go out yet. */
  readonly drafts: boolean;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

function lost(unsent: number, drafts: boolean): string {
  const messages = unsent === 1 ? 'One message was not sent and would be lost' : `${unsent} messages were not sent and would be lost`;
  if (unsent === 0) return drafts ? 'Your drafts would be lost.' : '';
  return drafts ? `${messages}, and so would your drafts.` : `${messages}.`;
}

/** Asks before somebody leaves: a guest gives up who they are. */
export function SignOutMe({ name, guest, unsent, drafts, busy, problem, onSubmit, onClose }: Props) {
  return (
    <Confirmation title="Sign out?" problem={problem} busy={busy} confirm="Sign out" cancel="Stay" onConfirm={onSubmit} onClose={onClose}>
      {/* Its place is always there, so that screen readers hear of what comes into it. */}
      <p aria-live="polite">
        {guest === null && (
          <>
            Unless you have made an account, signing out gives up the name “<bdi>{name}</bdi>”, and you can’t come back as the same person.
          </>
        )}
        {guest === true && (
          <>
            You are here as a guest: signing out gives up the name “<bdi>{name}</bdi>”, and you can’t come back as the same person.
          </>
        )}
        {guest === false && (
          <>
            With your user name and password you can come back as “<bdi>{name}</bdi>” whenever you like.
          </>
        )}
      </p>
      {(unsent > 0 || drafts) && <p className={styles['lost']}>{lost(unsent, drafts)}</p>}
    </Confirmation>
  );
}
