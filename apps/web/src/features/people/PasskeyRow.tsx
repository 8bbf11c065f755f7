import type { Passkey } from '@parley/shared/passkeys.ts';
import { recentDay } from '../../lib/recent-day.ts';
import { RemovableRow } from './RemovableRow.tsx';

interface Props {
  readonly passkey: Passkey;
  /** When this day began. */
  readonly today: number;
  /** The host of this page: a passkey made for another works only there. */
  readonly host: string;
  /** It is asked whether to remove it. */
  readonly asking: boolean;
  readonly busy: boolean;
  readonly onAsk: (asking: boolean) => void;
  readonly onRemove: () => void;
}

/** One passkey, and whether to remove it. */
export function PasskeyRow({ passkey: { name, site, createdAt, usedAt }, today, host, ...removal }: Props) {
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
    />
  );
}
