import type { Provider } from '@parley/shared/oidc-requests.ts';
import type { Problem } from '../../lib/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import way from './PasskeyWay.module.css';
import styles from './ProviderWays.module.css';

interface Props {
  readonly providers: readonly Provider[];
  /** Another way stands above them, and nothing has said yet that these are others. */
  readonly or: boolean;
  /** The one that the browser is about to leave for. */
  readonly leaving: string | null;
  readonly problem: Problem | null;
  /** What became of it, where nothing went wrong. */
  readonly note: string;
  readonly onLeave: (provider: string) => void;
}

/** The ways in by somebody else who knows one. */
export function ProviderWays({ providers, or, leaving, problem, note, onLeave }: Props) {
  return (
    <div className={styles['ways']}>
      {or && <p className={way['or']}>or</p>}
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          block
          busy={leaving === id}
          onClick={() => {
            if (leaving === null) onLeave(id);
          }}
        >
          <span>
            Continue with <bdi>{name}</bdi>
          </span>
        </Button>
      ))}
      <FormProblem problem={problem} />
      <p role="status" className={way['note']}>
        {note}
      </p>
    </div>
  );
}
