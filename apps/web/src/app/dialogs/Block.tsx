import { flushSync } from 'react-dom';
import { BlockPerson } from '../../features/blocking/BlockPerson.tsx';
import { useActions } from '../../store/use-chat.ts';
import { createBlockDeeds } from '../block-deeds.ts';
import { useAnswer } from '../use-answer.ts';
import type { DialogProps } from './dialog-props.ts';

/** What was asked about, or what is in its place now: a message whose author was blocked is held by a line. */
function standingFor(at: HTMLElement): HTMLElement | null {
  const key = CSS.escape(at.closest<HTMLElement>('[data-key]')?.dataset['key'] ?? '');
  return at.isConnected ? at : document.querySelector<HTMLElement>(`[data-key="${key}"], [data-held~="${key}"]`);
}

/** Asks whether somebody is to be blocked, and does it. */
export function Block({ dialog: { personId: id, personName: name, at }, onClose }: DialogProps<'block'>) {
  const { ask } = useActions();
  const { busy, problem, wait } = useAnswer();

  function close(): void {
    flushSync(onClose);
    if (document.activeElement === document.body) standingFor(at)?.focus({ preventScroll: true });
  }

  return (
    <BlockPerson
      name={name}
      busy={busy}
      problem={problem}
      onSubmit={() => {
        if (!busy) wait(createBlockDeeds(ask).block({ id, name }), close);
      }}
      onClose={close}
    />
  );
}
