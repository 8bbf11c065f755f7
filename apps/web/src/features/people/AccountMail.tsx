import { mailAddress, type MailState } from '@parley/shared/mail-requests.ts';
import { useId } from 'react';
import { type Problem, problemIn } from '../../lib/problem.ts';
import type { Submission } from '../../lib/submission.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { UnsavedLine } from '../../ui/UnsavedLine.tsx';
import { useFields } from '../../ui/use-fields.tsx';
import styles from './YourAccount.module.css';

/** What one is about to do with one’s address. */
export type MailForm = 'add' | 'remove';

interface FormProps {
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (given: { readonly address: string; readonly current: string }) => Submission | void;
  readonly onCancel: () => void;
}

interface Props extends Omit<FormProps, 'onCancel'> {
  readonly mail: MailState;
  /** The form that is open. */
  readonly open: MailForm | null;
  readonly onOpen: (form: MailForm | null) => void;
}

const checks = {
  address: (value: string) => problemIn(mailAddress, value),
  current: (value: string) => (value === '' ? { message: 'The password you have now goes here.' } : null),
};

function AddressForm({ removing, busy, problem, onSubmit, onCancel }: FormProps & { readonly removing: boolean }) {
  const check = removing ? { ...checks, address: () => null } : checks;
  const { form, field, unsaved, formProblem } = useFields({
    initial: { address: '', current: '' },
    check,
    problem,
    ...(!removing && { keep: { form: 'mail', names: ['address'] } }),
    onSubmit,
  });
  return (
    <form {...form} className={styles['passwords']}>
      <UnsavedLine of={unsaved} />
      {!removing && <Field {...field('address')} type="email" label="E-mail" help="A mail with a link goes there." autoComplete="email" />}
      <PasswordField {...field('current')} label="Your password" autoComplete="current-password" enterKeyHint="go" />
      <FormEnd problem={formProblem} busy={busy} submit={removing ? 'Remove address' : 'Send the mail'} onCancel={onCancel} />
    </form>
  );
}

/** The address that a link to a new password would go to. */
export function AccountMail({ mail: { possible, address, pending }, open, onOpen, ...form }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <h3 id={id}>E-mail</h3>
      {possible ? (
        <>
          {address !== null && (
            <p className={styles['words']}>
              <bdi>{address}</bdi>
            </p>
          )}
          {pending !== null && (
            <p role="status" className={styles['words']}>
              Open the link in the mail to <bdi>{pending}</bdi> to confirm it. If none comes, add it again.
            </p>
          )}
          {open !== null ? (
            <AddressForm key={open} removing={open === 'remove'} {...form} onCancel={() => onOpen(null)} />
          ) : (
            <div className={styles['choices']}>
              <Button onClick={() => onOpen('add')}>{address === null ? 'Add an address' : 'Change address'}</Button>
              {(address !== null || pending !== null) && (
                <Button look="ghost" onClick={() => onOpen('remove')}>
                  Remove
                </Button>
              )}
            </div>
          )}
        </>
      ) : (
        <p className={styles['words']}>This Parley can’t send mail. If you forget your password, ask whoever looks after it for a link.</p>
      )}
    </section>
  );
}
