import type { ComponentProps, ReactNode } from 'react';
import { ChangeRole } from '../features/roles/ChangeRole.tsx';
import { Screen } from './Screen.tsx';

function nothing(): void {}

function role(parts: Partial<ComponentProps<typeof ChangeRole>>): ReactNode {
  return (
    <Screen>
      <ChangeRole
        personId="tom"
        name="Tom Lindqvist"
        isMe={false}
        current="admin"
        userName="maya.okafor"
        passwordless={false}
        busy={false}
        problem={null}
        onSubmit={nothing}
        onClose={nothing}
        {...parts}
      />
    </Screen>
  );
}

/** What there is about what people are. */
export const roleViews: Readonly<Record<string, () => ReactNode>> = {
  role: () => role({}),
  'role-unknown': () => role({ current: null }),
  'role-wrong': () => role({ problem: { message: 'This is not your password.', field: 'password' } }),
  'role-only-owner': () =>
    role({
      isMe: true,
      current: 'owner',
      problem: { message: 'You are the only owner of this Parley. Make somebody else an owner first.', field: 'role' },
    }),
  'role-guest': () => role({ current: 'guest' }),
  'role-passwordless': () => role({ passwordless: true }),
};
