import type { Problem } from '../../lib/problem.ts';
import { Confirmation } from '../../ui/Confirmation.tsx';

interface Props {
  readonly name: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** Says what happens to whoever is kept out, before it does. */
export function DeactivateThem({ name, busy, problem, onSubmit, onClose }: Props) {
  return (
    <Confirmation title="Deactivate this person?" problem={problem} busy={busy} confirm="Deactivate" onConfirm={onSubmit} onClose={onClose}>
      <p>
        <bdi>{name}</bdi> is signed out everywhere at once, and can’t sign in until somebody reactivates them.
      </p>
      <ul>
        <li>They stay in their rooms, shown as deactivated, and what they wrote stays under their name.</li>
        <li>What their browsers keep of Parley goes, drafts and messages that were not sent, too.</li>
        <li>Links that they made, to invite or to help somebody, lead nowhere meanwhile.</li>
        <li>
          A guest can’t come back as who they were, even when reactivated: they have no account. While guests are welcome, they can come in anew under
          another name.
        </li>
      </ul>
    </Confirmation>
  );
}
