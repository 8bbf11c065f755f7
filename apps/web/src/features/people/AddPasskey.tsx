import type { Problem } from '../../lib/problem.ts';
import { ProveForm } from './ProveForm.tsx';

interface Props {
  readonly userName: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** The browser’s window was closed. */
  readonly closed: boolean;
  readonly onSubmit: (password: string) => void;
  readonly onCancel: () => void;
}

/** Asks for the password before there is a passkey more. */
export function AddPasskey({ closed, onSubmit, ...rest }: Props) {
  return (
    <ProveForm
      {...rest}
      help={
        closed
          ? 'No passkey was added. You can try again whenever you like.'
          : 'To be sure that it is you. Then your browser asks where to keep the passkey.'
      }
      submit="Continue"
      onSubmit={({ password }) => onSubmit(password)}
    />
  );
}
