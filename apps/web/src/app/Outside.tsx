import type { Person } from '@parley/shared/features/people.ts';
import { useState } from 'react';
import { SignIn } from '../features/people/SignIn.tsx';
import type { Problem } from '../lib/problem.ts';
import { readStored } from '../lib/stored.ts';
import { enterAsGuest } from './enter-as-guest.ts';

const unreachable = { message: 'The server can’t be reached. Check your connection and try again.', general: true };

/** Before one is in: asks for a name, and the server to let it in. */
export function Outside({ onEnter }: { readonly onEnter: (who: Person) => void }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function submit(name: string): Promise<void> {
    setBusy(true);
    setProblem(null);
    const entry = await enterAsGuest(name);
    if (entry.kind === 'in') return onEnter(entry.person);
    setBusy(false);
    setProblem(entry.kind === 'problem' ? entry : unreachable);
  }

  return <SignIn host={location.host} name={readStored('name') ?? ''} busy={busy} problem={problem} onSubmit={(name) => void submit(name)} />;
}
