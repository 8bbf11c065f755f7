import { useState } from 'react';
import type { Problem } from '../../lib/problem.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { RadioList } from '../../ui/RadioList.tsx';
import { WhosePassword } from '../../ui/WhosePassword.tsx';
import { useFields } from '../../ui/use-fields.tsx';
import styles from './DeleteMe.module.css';

/** What becomes of what one wrote. */
export type Messages = 'keep' | 'erase';

interface Props {
  readonly name: string;
  /** Null: a guest, who types a word in the place of a password. */
  readonly userName: string | null;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (given: { readonly messages: Messages; readonly password?: string; readonly confirm?: string }) => void;
  readonly onClose: () => void;
}

function none(): null {
  return null;
}

const choices = [
  { value: 'keep', label: 'Keep my messages as “Deleted person”', meaning: 'Others can go on reading what was said.' },
  { value: 'erase', label: 'Delete my messages, too', meaning: 'Their text goes for everybody, in every room.' },
] as const;

/** Says what is gone afterwards, and takes the decision. */
export function DeleteMe({ name, userName, busy, problem, onSubmit, onClose }: Props) {
  const [messages, setMessages] = useState<Messages>('keep');
  const guest = userName === null;
  const check = {
    password: guest ? none : (value: string) => (value === '' ? { message: 'Your password goes here.' } : null),
    confirm: guest ? (value: string) => (value.trim().toLowerCase() === 'delete' ? null : { message: 'Type “delete” here.' }) : none,
  };
  const { form, field, formProblem } = useFields({
    initial: { password: '', confirm: '' },
    check,
    problem,
    onSubmit: ({ password, confirm }) => onSubmit(guest ? { messages, confirm } : { messages, password }),
  });
  return (
    <Dialog title="Delete your account?" onClose={onClose}>
      <form {...form} className={styles['body']}>
        <p>
          <b>
            <bdi>{name}</bdi>
          </b>{' '}
          will be gone for good, and nobody can undo it:
        </p>
        <ul>
          <li>You are signed out everywhere at once, and drafts and messages that were not sent go.</li>
          <li>Your name, profile and every way to sign in are deleted, and your name is free for others.</li>
          <li>You leave all your rooms; everybody sees “Deleted person” in your place.</li>
        </ul>
        <RadioList legend="Your messages" options={choices} value={messages} onChange={setMessages} />
        {guest ? (
          <Field
            {...field('confirm')}
            label="Type “delete” to confirm"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="go"
          />
        ) : (
          <>
            <WhosePassword userName={userName} />
            <PasswordField {...field('password')} label="Your password" autoComplete="current-password" enterKeyHint="go" />
          </>
        )}
        <FormEnd problem={formProblem} busy={busy} submit="Delete my account" look="danger" onCancel={onClose} />
      </form>
    </Dialog>
  );
}
