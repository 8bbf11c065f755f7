import type { MyProviders as Mine, Provider } from '@parley/shared/oidc-requests.ts';
import { useState } from 'react';
import { AccountProviders } from '../../features/people/AccountProviders.tsx';
import { FirstPassword } from '../../features/people/FirstPassword.tsx';
import type { Problem } from '../../lib/problem.ts';
import { showToast } from '../../ui/toasts.ts';
import type { Asked } from '../account-requests.ts';
import { setFirstPassword, unlinkProvider } from '../oidc-requests.ts';
import { useLeaving } from '../use-leaving.ts';
import { useRequest } from '../use-request.ts';

/** The answer; where it was refused as a whole, that they came in just now may have become too long ago. */
async function orLapsed<T>(asked: Promise<Asked<T>>, onLapsed: () => void): Promise<Asked<T>> {
  const answer = await asked;
  if ('problem' in answer && answer.problem.general === true) onLapsed();
  return answer;
}

interface Props {
  readonly userName: string;
  readonly today: number;
  readonly mine: Mine;
  readonly hasPassword: boolean;
  /** What became of leaving for one of them, where nothing was done: what went wrong, or calmly that they said no. */
  readonly problem: Problem | null;
  readonly note: string;
  /** Something is another by now. */
  readonly onChanged: () => void;
  /** Whether they came in just now has to be asked again. */
  readonly onLapsed: () => void;
}

/** The providers of who is signed in. */
export function MyProviders({ userName, today, mine, hasPassword, problem: before, note, onChanged, onLapsed }: Props) {
  const { providers, linked, proved } = mine;
  const [linking, setLinking] = useState<Provider | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);
  const { leaving, problem, forget, leave } = useLeaving();
  const removal = useRequest();

  return (
    <AccountProviders
      userName={userName}
      today={today}
      // Who has no password shows first that it is them.
      providers={hasPassword || proved ? providers : []}
      linked={linked}
      linking={linking}
      leaving={leaving}
      problem={problem}
      note={leaving === null ? note : ''}
      listProblem={(hasPassword ? null : removal.problem) ?? (linking === null ? problem : null) ?? before}
      onLink={(provider) => {
        forget();
        if (provider === null || hasPassword) setLinking(provider);
        else leave({ provider: provider.id, way: 'link' });
      }}
      onSubmit={(password) => {
        if (linking !== null) leave({ provider: linking.id, way: 'link', password });
      }}
      prover={hasPassword ? userName : null}
      mayRemove={hasPassword || proved}
      removing={removing === null ? null : { id: removing, busy: removal.busy, problem: removal.problem }}
      onAskRemove={(id) => {
        removal.forget();
        setRemoving(id);
      }}
      onRemove={(id, password) =>
        removal.wait(orLapsed(unlinkProvider(id, password), onLapsed), () => {
          showToast('Link removed.');
          setRemoving(null);
          onChanged();
        })
      }
    />
  );
}

interface FirstPasswordProps extends Pick<Props, 'userName' | 'mine' | 'problem' | 'note' | 'onChanged' | 'onLapsed'> {
  /** They have just signed in again to prove that it is them. */
  readonly cameAgain: boolean;
  /** A password was typed here before the browser left. */
  readonly hadTyped: boolean;
}

/** The password of who came in by a provider and has none. */
export function MyFirstPassword({ userName, mine, problem: before, note, cameAgain, hadTyped, onChanged, onLapsed }: FirstPasswordProps) {
  const [open, setOpen] = useState(hadTyped);
  const [again, setAgain] = useState(hadTyped);
  const { leaving, problem, leave } = useLeaving();
  const form = useRequest();
  const linked = new Set(mine.linked.map(({ name }) => name));
  return (
    <FirstPassword
      userName={userName}
      proved={mine.proved}
      providers={mine.providers.filter(({ name }) => linked.has(name))}
      leaving={leaving}
      leaveProblem={problem ?? before}
      note={leaving === null ? note : ''}
      cameAgain={cameAgain}
      again={again}
      open={open}
      busy={form.busy}
      problem={form.problem}
      onOpen={(next) => {
        form.forget();
        setAgain(false);
        setOpen(next);
      }}
      onLeave={(provider) => leave({ provider, way: 'again' })}
      onSubmit={(password) =>
        form.wait(orLapsed(setFirstPassword(password), onLapsed), () => {
          showToast('Password set. You can sign in with it from now on.');
          onChanged();
        })
      }
    />
  );
}
