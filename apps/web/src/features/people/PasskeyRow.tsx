import type { Passkey } from '@parley/shared/passkeys.ts';
import { recentDay } from '../../lib/recent-day.ts';
import { RemovableRow, type Removing } from './RemovableRow.tsx';

interface Props {
  readonly passkey: Passkey;
  /** When this day began. */
  readonly today: number;
  /** The host of this page: a passkey made for another works only there. */
  readonly host: string;
  readonly userName: string;
  /** It is asked whether to remove it; null: it is not. */
  readonly asking: Omit<Removing, 'id'> | null;
  readonly onAsk: (asking: boolean) => void;
  readonly onRemove: (password: string) => void;
}

/** One passkey, and whether to remove it. */
export function PasskeyRow({ passkey: { name, site, createdAt, usedAt }, today, host, onRemove, ...removal }: Props) {
  return (
    <RemovableRow
      {...removal}
      called={name ?? 'A passkey'}
      facts={
        <>
          Added {recentDay(createdAt, today)}, {usedAt === null ? 'not used yet' : `last used ${recentDay(usedAt, today)}`}
          {site !== host && (
            <>
              . Works at <bdi>{site}</bdi> only
            </>
          )}
        </>
      }
      warning="You won’t be able to sign in with it. Your password still works, and you stay signed in where you are."
      remove="Remove passkey"
      onRemove={(password) => onRemove(password ?? '')}
    />
  );
}
