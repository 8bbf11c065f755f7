import { DeleteMe } from '../../features/people/DeleteMe.tsx';
import { go } from '../../lib/address.ts';
import { useChat } from '../../store/use-chat.ts';
import { deleteAccount } from '../account-requests.ts';
import { forgetHere, settingsHere } from '../sign-out.ts';
import { useMyAccount } from '../use-my-account.ts';
import { useRequest } from '../use-request.ts';
import type { DialogProps } from './dialog-props.ts';

export function DeleteAccount({ dialog, onClose }: DialogProps<'delete-account'>) {
  const name = useChat((state) => state.session.me?.name ?? '');
  const { mine, problem: unknown } = useMyAccount();
  const { busy, problem, wait } = useRequest();
  // A moment after the account’s own dialog: it is known already, or will be at once.
  if (mine === null && unknown === null) return null;
  return (
    <DeleteMe
      name={name}
      userName={mine?.account?.userName ?? null}
      busy={busy}
      problem={problem ?? unknown}
      onSubmit={(given) => {
        if (busy) return;
        const settings = settingsHere();
        wait(deleteAccount(given), () => {
          void forgetHere(settings, 'deleted', (why) => {
            go('/', { replace: true });
            dialog.onSignedOut(why);
          });
        });
      }}
      onClose={onClose}
    />
  );
}
