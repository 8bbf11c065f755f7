import { useState } from 'react';
import { AccountDeletion } from '../../features/people/AccountDeletion.tsx';
import { AccountPassword } from '../../features/people/AccountPassword.tsx';
import { AccountSessions } from '../../features/people/AccountSessions.tsx';
import { CreateAccount } from '../../features/people/CreateAccount.tsx';
import { ProvidersFailed } from '../../features/people/ProvidersFailed.tsx';
import { YourAccount } from '../../features/people/YourAccount.tsx';
import { useToday } from '../../lib/use-today.ts';
import { useChat } from '../../store/use-chat.ts';
import { showToast } from '../../ui/toasts.ts';
import { changePassword, createAccount, endSessions, type MyAccount } from '../account-requests.ts';
import { useMyAccount } from '../use-my-account.ts';
import { ProvidersWayIn } from '../ProvidersWayIn.tsx';
import { HAD_PASSWORD } from '../typed.ts';
import { useMyProviders } from '../use-my-providers.ts';
import { useRequest } from '../use-request.ts';
import type { DialogProps } from './dialog-props.ts';
import { MyData } from './MyData.tsx';
import { MyMail } from './MyMail.tsx';
import { MyPasskeys } from './MyPasskeys.tsx';
import { MyOtherDevice } from './MyOtherDevice.tsx';
import { MyFirstPassword, MyProviders } from './MyProviders.tsx';
import { MySecondFactor } from './MySecondFactor.tsx';

export function Account({ dialog, onClose, onOther }: DialogProps<'account'>) {
  const name = useChat((state) => state.session.me?.name ?? '');
  const today = useToday();
  const { mine, problem, ask } = useMyAccount();
  const [changing, setChanging] = useState(false);
  const [ending, setEnding] = useState<string | null>(null);
  const form = useRequest();
  const end = useRequest();

  /** Just made: there before the server has said so itself. */
  const [made, setMade] = useState<MyAccount['account']>(null);
  const account = mine?.account ?? made;
  const deletion = <AccountDeletion onDelete={() => onOther({ name: 'delete-account', onSignedOut: dialog.onSignedOut })} />;
  const passwordless = mine?.passwordless === true;
  const ways = useMyProviders();
  const hadTyped = ways.typed[HAD_PASSWORD] !== undefined;

  function askAll(): void {
    ask();
    ways.ask();
  }
  return (
    <YourAccount
      state={mine !== null ? 'ready' : problem !== null ? { failed: problem.message } : 'loading'}
      userName={account?.userName ?? null}
      onRetry={ask}
      onClose={onClose}
    >
      {account === null ? (
        <>
          <CreateAccount
            name={name}
            typed={ways.typed['userName']}
            again={hadTyped}
            busy={form.busy}
            problem={form.problem}
            onSubmit={(credentials) =>
              form.wait(createAccount(credentials), (created) => {
                showToast('Account created. You can come back from any device.');
                setMade(created.account);
                ask();
              })
            }
            onClose={onClose}
          />
          <ProvidersWayIn providers={ways.mine?.providers ?? []} or way="keep" busy={form.busy} outcome={ways.outcome} />
          <MyData userName={null} />
          {deletion}
        </>
      ) : (
        <>
          {passwordless ? (
            ways.mine && (
              <MyFirstPassword
                userName={account.userName}
                mine={ways.mine}
                problem={ways.problem}
                note={ways.note}
                cameAgain={ways.cameAgain}
                hadTyped={hadTyped}
                onChanged={askAll}
                onLapsed={ways.ask}
              />
            )
          ) : (
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
                  ask();
                })
              }
            />
          )}
          {!passwordless && (
            <>
              <MySecondFactor userName={account.userName} today={today} onChanged={ask} />
              <MyMail />
              <MyPasskeys userName={account.userName} today={today} onAdded={ask} />
              <MyOtherDevice userName={account.userName} sessions={mine?.sessions ?? []} onEntered={ask} />
            </>
          )}
          {ways.mine ? (
            <MyProviders
              userName={account.userName}
              today={today}
              mine={ways.mine}
              hasPassword={!passwordless}
              // Where they left from it is said.
              problem={passwordless && !ways.mine.proved ? null : ways.problem}
              note={passwordless && !ways.mine.proved ? '' : ways.note}
              onChanged={askAll}
              onLapsed={ways.ask}
            />
          ) : (
            ways.failed && <ProvidersFailed reason={ways.failed.message} onRetry={ways.ask} />
          )}
          <AccountSessions
            sessions={mine?.sessions ?? []}
            today={today}
            ending={end.busy ? ending : null}
            problem={end.problem ?? problem}
            onEnd={(which) => {
              if (end.busy) return;
              setEnding('id' in which ? which.id : 'others');
              end.wait(endSessions(which), () => {
                showToast('id' in which ? 'Signed out.' : 'Signed out everywhere else.');
                ask();
              });
            }}
          />
          {!passwordless && (
            <>
              <MyData userName={account.userName} />
              {deletion}
            </>
          )}
        </>
      )}
    </YourAccount>
  );
}
