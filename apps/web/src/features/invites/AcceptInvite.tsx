import { newPassword, userName } from '@parley/shared/accounts.ts';
import { personName } from '@parley/shared/features/people.ts';
import type { Invitation } from '@parley/shared/invite-requests.ts';
import * as limits from '@parley/shared/limits.ts';
import { looksAfter } from '@parley/shared/roles.ts';
import { type Problem, problemIn } from '../../lib/problem.ts';
import { userNameFrom } from '@parley/shared/user-name-from.ts';
import { AccountFields } from '../../ui/AccountFields.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useFields } from '../../ui/use-fields.tsx';
import styles from './Invites.module.css';

/** What somebody who accepts says of themselves, as far as it is asked for. */
export interface Accepted {
  readonly name?: string;
  readonly userName?: string;
  readonly password?: string;
}

interface Props {
  readonly invitation: Invitation;
  /** Who is here already, under which name; null: nobody. */
  readonly me: { readonly name: string; readonly hasAccount: boolean } | null;
  /** The name used last time on this device. */
  readonly name: string;
  /** The user name as it was typed before. */
  readonly userName?: string;
  /** A password was typed before the browser left for elsewhere: it is kept nowhere. */
  readonly again?: boolean;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (accepted: Accepted) => void;
}

function promise({ role, rooms }: Invitation): string {
  if (role === 'owner') return 'Nobody looks after this Parley yet. You will: you decide who comes in.';
  const names = new Intl.ListFormat('en').format(rooms.map((room) => `${room.icon === '' ? '#' : room.icon} ${room.name}`));
  const place = names === '' ? '' : `You will be in ${names}.`;
  return role === 'admin' ? `${place} You will help to look after the place.`.trim() : place;
}

function fine(): null {
  return null;
}

/** Comes in by an invite: as somebody new, or as who one is here. */
export function AcceptInvite({ invitation, me, name, userName: typed = '', again = false, busy, problem, onSubmit }: Props) {
  const asksName = me === null;
  const asksAccount = invitation.role !== 'guest' && me?.hasAccount !== true;
  // Who is to look after the place shows that they are who they are here.
  const asksProof = me?.hasAccount === true && looksAfter(invitation.role);
  const { form, field, formProblem } = useFields({
    initial: { name, userName: typed !== '' || me === null ? typed : userNameFrom(me.name), password: '' },
    check: {
      name: asksName ? (value) => problemIn(personName, value) : fine,
      userName: asksAccount ? (value) => problemIn(userName, value) : fine,
      password: asksAccount
        ? (value) => problemIn(newPassword, value)
        : asksProof
          ? (value) => (value === '' ? { message: 'Your password goes here.' } : null)
          : fine,
    },
    problem,
    keep: { form: 'accept', names: ['name', 'userName'] },
    onSubmit: (values) =>
      onSubmit({
        ...(asksName && { name: values.name }),
        ...(asksAccount && { userName: values.userName }),
        ...((asksAccount || asksProof) && { password: values.password }),
      }),
  });
  const words = promise(invitation);
  return (
    <form {...form} className={styles['form']}>
      {words !== '' && <p className={styles['intro']}>{words}</p>}
      {asksName && (
        <Field
          {...field('name')}
          label="Your name"
          autoComplete="nickname"
          maxLength={limits.personName + 1}
          help="This is how others see you. You can change it later."
        />
      )}
      {asksAccount && <AccountFields field={field} again={again} />}
      {asksProof && (
        <PasswordField
          {...field('password')}
          again={again}
          label="Your password"
          help="So that nobody else takes this in your name."
          autoComplete="current-password"
          enterKeyHint="go"
        />
      )}
      <FormProblem problem={formProblem} />
      <Button type="submit" look="primary" block busy={busy}>
        {busy ? 'Opening the door' : me === null ? (invitation.role === 'owner' ? 'Become the owner' : 'Come in') : `Go on as ${me.name}`}
      </Button>
    </form>
  );
}
