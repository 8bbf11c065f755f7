import type { LinkedProvider } from '@parley/shared/oidc-requests.ts';
import { recentDay } from '../../lib/recent-day.ts';
import lines from '../../ui/Lines.module.css';
import { RemovableRow, type Removing } from './RemovableRow.tsx';

interface Props {
  readonly linked: readonly LinkedProvider[];
  /** When this day began. */
  readonly today: number;
  /** Whose password it takes to remove one; null: they have none. */
  readonly prover: string | null;
  /** Whether they can prove now that it is them, by it or by having just signed in anew. */
  readonly mayRemove: boolean;
  readonly removing: Removing | null;
  readonly onAskRemove: (id: string | null) => void;
  readonly onRemove: (id: string, password: string | null) => void;
}

/** The providers that one signs in with, and a way to remove each. */
export function LinkedProviders({ linked, today, prover, mayRemove, removing, onAskRemove, onRemove }: Props) {
  if (linked.length === 0) return null;
  return (
    <ul className={lines['lines']}>
      {linked.map(({ id, name, label, createdAt, usedAt, removable }) => (
        <RemovableRow
          key={id}
          called={name ?? 'A service that is not there any more'}
          facts={
            <>
              {label !== null && (
                <>
                  <bdi>{label}</bdi>.{' '}
                </>
              )}
              Linked {recentDay(createdAt, today)}, last used {recentDay(usedAt, today)}
              {!removable && '. Your only way in'}
            </>
          }
          removable={removable && mayRemove}
          warning="You won’t be able to sign in with it. You stay signed in where you are."
          remove="Remove link"
          userName={prover}
          asking={mayRemove && removing?.id === id ? removing : null}
          onAsk={(asking) => onAskRemove(asking ? id : null)}
          onRemove={(password) => onRemove(id, password)}
        />
      ))}
    </ul>
  );
}
