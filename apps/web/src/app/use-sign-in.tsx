import type { Person } from '@parley/shared/features/people.ts';
import { type ReactNode, useState } from 'react';
import { SecondStep } from '../features/people/SecondStep.tsx';
import type { Credentials } from '../features/people/SignInForm.tsx';
import type { Problem } from '../lib/problem.ts';
import { type Asked, signIn } from './account-requests.ts';
import { enterWithCode } from './second-factor-requests.ts';
import { useRequest } from './use-request.ts';
import { useWayBack } from './use-way-back.ts';

interface SignIn {
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly forget: () => void;
  /** Comes in by something that is enough by itself. */
  readonly enter: (asked: Promise<Asked<{ readonly person: Person }>>) => void;
  /** Comes in with user name and password, and with a code where one is needed. */
  readonly enterWithPassword: (credentials: Credentials) => void;
  /** In the place of the password: what asks for the code; null: nobody is asked for one. */
  readonly secondStep: ReactNode;
}

/** Signing in, in one step or two. */
export function useSignIn(onEnter: (person: Person) => void): SignIn {
  const { busy, problem, wait, forget } = useRequest();
  const [ticket, setTicket] = useState<string | null>(null);
  // A ticket that is too old leads back to the password, where that is said.
  const atCode = ticket !== null && problem?.gone !== true;

  function enter(asked: Promise<Asked<{ readonly person: Person }>>): void {
    wait(asked, ({ person }) => onEnter(person));
  }

  function forgetAll(): void {
    forget();
    setTicket(null);
  }

  function back(): void {
    if (!busy) forgetAll();
  }
  useWayBack(atCode, back);

  return {
    busy,
    problem,
    forget: forgetAll,
    enter,
    enterWithPassword(credentials) {
      setTicket(null);
      wait(signIn(credentials), (answer) => ('ticket' in answer ? setTicket(answer.ticket) : onEnter(answer.person)));
    },
    secondStep: !atCode ? null : <SecondStep busy={busy} problem={problem} onSubmit={(code) => enter(enterWithCode(ticket, code))} onBack={back} />,
  };
}
