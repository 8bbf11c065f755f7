import type { Problem } from '../../lib/problem.ts';
import { Confirmation } from '../../ui/Confirmation.tsx';

interface Props {
  readonly name: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** Says what it means to block somebody, and asks whether that is wanted. */
export function BlockPerson({ name, busy, problem, onSubmit, onClose }: Props) {
  return (
    <Confirmation title={`Block ${name}?`} problem={problem} busy={busy} confirm="Block" onConfirm={onSubmit} onClose={onClose}>
      <ul>
        <li>What they write is folded into a line. You can open it whenever you like.</li>
        <li>You don’t see what they say in the list of rooms, their status, or that they are typing.</li>
        <li>They are not told. They stay in the rooms you share, and can read what you write there.</li>
      </ul>
    </Confirmation>
  );
}
