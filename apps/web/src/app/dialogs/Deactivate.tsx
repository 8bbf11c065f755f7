import { DeactivateThem } from '../../features/deactivations/DeactivateThem.tsx';
import { looksAfter } from '@parley/shared/roles.ts';
import { useActions } from '../../store/use-chat.ts';
import { showToast } from '../../ui/toasts.ts';
import { useAnswer } from '../use-answer.ts';
import { useOnlyAs } from '../use-only-as.ts';
import type { DialogProps } from './dialog-props.ts';

export function Deactivate({ dialog: { personId, personName }, onClose }: DialogProps<'deactivate'>) {
  const actions = useActions();
  const { busy, problem, wait } = useAnswer();
  useOnlyAs(looksAfter, onClose);
  return (
    <DeactivateThem
      name={personName}
      busy={busy}
      problem={problem}
      onSubmit={() => {
        if (busy) return;
        wait(actions.ask('person:deactivate', { personId }), () => {
          showToast(`${personName} is deactivated.`, null, `deactivated ${personId}`);
          onClose();
        });
      }}
      onClose={onClose}
    />
  );
}
