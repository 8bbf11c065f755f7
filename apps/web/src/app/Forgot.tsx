import { useState } from 'react';
import { ForgotPassword } from '../features/people/ForgotPassword.tsx';
import { forgotPassword } from './mail-requests.ts';
import { useRequest } from './use-request.ts';

/** Who forgot their password asks for a link by mail. */
export function Forgot({ onBack }: { readonly onBack: () => void }) {
  const [sent, setSent] = useState(false);
  const { busy, problem, wait } = useRequest();
  return (
    <ForgotPassword
      host={location.host}
      sent={sent}
      busy={busy}
      problem={problem}
      onSubmit={(who) => wait(forgotPassword(who), () => setSent(true))}
      onBack={onBack}
    />
  );
}
