import { RenameMe } from '../../features/people/RenameMe.tsx';
import { useActions, useChat } from '../../store/use-chat.ts';
import type { DialogProps } from './dialog-props.ts';
import { useAnswer } from '../use-answer.ts';

export function Rename({ onClose }: DialogProps<'rename'>) {
  const actions = useActions();
  const name = useChat((state) => state.session.me?.name ?? '');
  const { busy, problem, wait } = useAnswer();
  return (
    <RenameMe
      name={name}
      busy={busy}
      problem={problem}
      onSubmit={(next) => wait(actions.ask('person:rename', { name: next }), onClose)}
      onClose={onClose}
    />
  );
}
