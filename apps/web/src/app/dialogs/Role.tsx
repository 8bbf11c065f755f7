import type { CommandOutput } from '@parley/shared/protocol.ts';
import { roleWords } from '@parley/shared/role-words.ts';
import { mayChangeRoles } from '@parley/shared/roles.ts';
import { useEffect, useState } from 'react';
import { ChangeRole } from '../../features/roles/ChangeRole.tsx';
import type { Answer } from '../../store/actions.ts';
import { useActions, useChat } from '../../store/use-chat.ts';
import { showToast } from '../../ui/toasts.ts';
import { askWhenBack } from '../ask-when-back.ts';
import { problemOf } from '../problem-of.ts';
import { changeRole } from '../role-requests.ts';
import { useMyAccount } from '../use-my-account.ts';
import { useOnlyAs } from '../use-only-as.ts';
import { useRequest } from '../use-request.ts';
import type { DialogProps } from './dialog-props.ts';

export function Role({ dialog: { personId, personName }, onClose }: DialogProps<'role'>) {
  const actions = useActions();
  const isMe = useChat((state) => state.session.me?.id === personId);
  const { mine, problem: unknown } = useMyAccount();
  const [found, setFound] = useState<Answer<CommandOutput<'role:find'>> | null>(null);
  const { busy, problem, wait } = useRequest();
  useOnlyAs(mayChangeRoles, onClose, busy);
  useEffect(() => askWhenBack(() => actions.ask('role:find', { personId }), setFound), [actions, personId]);

  return (
    <ChangeRole
      personId={personId}
      name={personName}
      isMe={isMe}
      current={(found?.ok === true ? found.value.role : null) ?? null}
      userName={mine?.account?.userName ?? ''}
      passwordless={mine?.passwordless === true}
      busy={busy}
      problem={problem ?? (found && problemOf(found)) ?? unknown}
      onSubmit={({ role, password }) => {
        if (busy) return undefined;
        return wait(changeRole({ personId, role, password }), () => {
          showToast(
            isMe ? `You are ${roleWords[role]} of this Parley now.` : `${personName} is ${roleWords[role]} of this Parley now.`,
            null,
            `role ${personId}`,
          );
          onClose();
        });
      }}
      onClose={onClose}
    />
  );
}
