import { roleWords } from '@parley/shared/role-words.ts';
import { givenRoles, type GivenRole, isMore, type WorkspaceRole } from '@parley/shared/roles.ts';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Problem } from '../../lib/problem.ts';
import type { Submission } from '../../lib/submission.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import styles from '../../ui/DialogBody.module.css';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { RadioList } from '../../ui/RadioList.tsx';
import { UnsavedLine } from '../../ui/UnsavedLine.tsx';
import { useFields } from '../../ui/use-fields.tsx';
import { WhosePassword } from '../../ui/WhosePassword.tsx';
import { choices } from './role-texts.ts';

interface FormProps {
  /** Of whoever it is about. */
  readonly personId: string;
  readonly name: string;
  readonly isMe: boolean;
  /** What they are; null: not known yet. */
  readonly current: WorkspaceRole | null;
  /** Of whoever changes it. */
  readonly userName: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (given: { readonly role: GivenRole; readonly password: string }) => Submission | void;
  readonly onClose: () => void;
}

interface Props extends FormProps {
  /** Whoever changes it has no password to prove anything with. */
  readonly passwordless: boolean;
}

function passwordProblem(value: string): Problem | null {
  return value === '' ? { message: 'Your password goes here.' } : null;
}

/** What they are by now is the server’s to say: another owner may have changed it. */
function roleProblem(role: string, current: WorkspaceRole | null): Problem | null {
  if (role !== '') return null;
  return { message: current === null ? 'Choose a role.' : 'Choose another role.' };
}

/** What follows from it, beside what they may do. */
function consequence(isMe: boolean, current: WorkspaceRole, role: WorkspaceRole): string {
  if (!isMore(current, role)) return 'They sign in again, on all their devices, and can do more from then on.';
  return isMe
    ? 'This counts at once. Only another owner can make you one again.'
    : 'This counts at once, on all their devices. Links they could no longer make stop working.';
}

function Form({ personId, name, isMe, current, userName, busy, problem, onSubmit, onClose }: FormProps) {
  const { form, field, values, unsaved, formProblem } = useFields({
    initial: { role: '', password: '' },
    check: {
      role: (value) => roleProblem(value, current),
      password: passwordProblem,
    },
    problem,
    keep: { form: `role ${personId}`, names: ['role'] },
    onSubmit({ role: given, password }) {
      const role = givenRoles.find((each) => each === given);
      return role === undefined ? undefined : onSubmit({ role, password });
    },
  });
  const { onChange, error } = field('role');
  const role = choices.find(({ value }) => value === (values.role === '' ? current : values.role))?.value ?? null;
  return (
    <form {...form} className={styles['body']}>
      <UnsavedLine of={unsaved} />
      {current !== null ? (
        <p>
          {isMe ? (
            'You are'
          ) : (
            <>
              <bdi>{name}</bdi> is
            </>
          )}{' '}
          {roleWords[current]} of this Parley.
        </p>
      ) : (
        problem === null && <p>Looking up what they are…</p>
      )}
      <RadioList legend="Role" name="role" options={choices} value={role} onChange={(_, event) => onChange?.(event)} error={error} />
      <WhosePassword userName={userName} />
      <PasswordField
        {...field('password')}
        label="Your password"
        help={
          current !== null && role !== null && role !== current ? consequence(isMe, current, role) : 'So that nobody else does this in your name.'
        }
        autoComplete="current-password"
        enterKeyHint="go"
      />
      <FormEnd problem={formProblem} busy={busy} submit="Change role" onCancel={onClose} />
    </form>
  );
}

/** Says why nothing can be changed here. */
function NotNow({ children, onClose }: { readonly children: ReactNode; readonly onClose: () => void }) {
  const body = useRef<HTMLDivElement>(null);
  // It may take the place of the form, and of what had the focus there.
  useEffect(() => body.current?.querySelector('button')?.focus(), []);
  return (
    <div ref={body} className={styles['body']}>
      <p>{children}</p>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </div>
  );
}

/** Changes what somebody is, for an owner. */
export function ChangeRole({ passwordless, ...props }: Props) {
  const { name, current, onClose } = props;
  return (
    <Dialog title="Change role" onClose={onClose}>
      {current === 'guest' ? (
        <NotNow onClose={onClose}>
          <bdi>{name}</bdi> is a guest and has no account, so they can’t be an admin or an owner. Once they have made one, they are a member, and you
          can change that here.
        </NotNow>
      ) : passwordless ? (
        <NotNow onClose={onClose}>
          This takes your password, and you have none yet: you sign in with another service. Set one under “Account” first.
        </NotNow>
      ) : (
        <Form {...props} />
      )}
    </Dialog>
  );
}
