import { useActions } from '../store/use-chat.ts';
import { Button } from '../ui/Button.tsx';
import { showToast } from '../ui/toasts.ts';
import type { OpenDialog } from './dialogs/dialog-props.ts';
import { sayProblem } from './say-problem.ts';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly deactivated: boolean;
  readonly onDialog: (dialog: OpenDialog) => void;
}

/** For who looks after a Parley: keeps this person out, once it was said what that means, or lets them in again at once. */
export function DeactivationButton({ id, name, deactivated, onDialog }: Props) {
  const { ask } = useActions();
  if (!deactivated) return <Button onClick={() => onDialog({ name: 'deactivate', personId: id, personName: name })}>Deactivate…</Button>;
  return (
    <Button
      onClick={() =>
        void ask('person:reactivate', { personId: id }).then((answer) => {
          if (!sayProblem(answer)) showToast(`${name} is reactivated.`, null, `deactivated ${id}`);
        })
      }
    >
      Reactivate
    </Button>
  );
}
