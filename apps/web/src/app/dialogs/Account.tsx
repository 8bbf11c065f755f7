import { useEffect, useState } from 'react';
import { AccountPassword } from '../../features/people/AccountPassword.tsx';
import { AccountSessions } from '../../features/people/AccountSessions.tsx';
import { CreateAccount } from '../../features/people/CreateAccount.tsx';
import { YourAccount } from '../../features/people/YourAccount.tsx';
import { useToday } from '../../lib/use-today.ts';
import { useChat } from '../../store/use-chat.ts';
import { showToast } from '../../ui/toasts.ts';
import { type Accounts, askAccount, changePassword, createAccount, endSessions } from '../account-requests.ts';
import { useRequest } from '../use-request.ts';
import type { DialogProps } from './dialog-props.ts';

export function Account({ onClose }: DialogProps<'account'>) {
  const name = useChat((state) => state.session.me?.name ?? '');
  const today = useToday();
  const [known, setKnown] = useState<Accounts | null>(null);
  const [changing, setChanging] = useState(false);
  const [ending, setEnding] = useState<string | null>(null);
  const loading = useRequest();
  const form = useRequest();
  const end = useRequest();

  function load(): void {
    loading.wait(askAccount(), setKnown);
  }

  useEffect(() => {
    load();
    // oxlint-disable-next-line react/exhaustive-deps -- once, when it opens
  }, []);

  const account = known?.account ?? null;
  return (
    <YourAccount
      state={known !== null ? 'ready' : loading.problem !== null ? { failed: loading.problem.message } : 'loading'}
      userName={account?.userName ?? null}
      onRetry={load}
      onClose={onClose}
    >
      {account === null ? (
        <CreateAccount
          name={name}
          busy={form.busy}
          problem={form.problem}
          onSubmit={(credentials) =>
            form.wait(createAccount(credentials), (made) => {
              showToast('Account created. You can come back from any device.');
              setKnown({ account: made.account, sessions: known?.sessions ?? [] });
              load();
            })
          }
          onClose={onClose}
        />
      ) : (
        <>
          <AccountPassword
            userName={account.userName}
            open={changing}
            busy={form.busy}
            problem={form.problem}
            onOpen={(open) => {
              form.forget();
              setChanging(open);
            }}
            onSubmit={(passwords) =>
              form.wait(changePassword(passwords), () => {
                showToast('Password changed. Other devices were signed out.');
                setChanging(false);
                load();
              })
            }
          />
          <AccountSessions
            sessions={known?.sessions ?? []}
            today={today}
            ending={end.busy ? ending : null}
            problem={end.problem ?? loading.problem}
            onEnd={(which) => {
              if (end.busy) return;
              setEnding('id' in which ? which.id : 'others');
              end.wait(endSessions(which), load);
            }}
          />
        </>
      )}
    </YourAccount>
  );
}
