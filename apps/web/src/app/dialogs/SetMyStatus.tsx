import { statusAt } from '@parley/shared/status-at.ts';
import { SetStatus } from '../../features/profiles/SetStatus.tsx';
import { useNow } from '../../lib/use-now.ts';
import { useActions, useChat } from '../../store/use-chat.ts';
import { useAnswer } from '../use-answer.ts';
import type { DialogProps } from './dialog-props.ts';

export function SetMyStatus({ onClose }: DialogProps<'status'>) {
  const actions = useActions();
  const now = useNow();
  const current = useChat((state) => statusAt(state.profiles.mine, now));
  const { busy, problem, wait } = useAnswer();
  return (
    <SetStatus
      current={current}
      now={now}
      busy={busy}
      problem={problem}
      onSubmit={(status) => wait(actions.ask('person:status', { status }), onClose)}
      onClose={onClose}
    />
  );
}
