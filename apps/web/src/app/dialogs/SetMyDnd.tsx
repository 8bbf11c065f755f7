import { quietUntil } from '@parley/shared/quiet-at.ts';
import { useState } from 'react';
import { type DndChanges, SetDnd } from '../../features/dnd/SetDnd.tsx';
import { ownTimeZone } from '../../features/profiles/local-time.ts';
import { useNow } from '../../lib/use-now.ts';
import type { Answer } from '../../store/actions.ts';
import { useActions, useChat } from '../../store/use-chat.ts';
import { useAnswer } from '../use-answer.ts';
import type { DialogProps } from './dialog-props.ts';

const done: Answer<unknown> = { ok: true, value: null };

export function SetMyDnd({ onClose }: DialogProps<'dnd'>) {
  const { ask } = useActions();
  const now = useNow();
  const mine = useChat((state) => state.profiles.mine);
  const [here] = useState(ownTimeZone);
  const { busy, problem, wait } = useAnswer();

  async function save({ until, schedule }: DndChanges): Promise<Answer<unknown>> {
    // First: what is ended at once is what has begun by then.
    const scheduled = schedule === undefined ? done : await ask('dnd:schedule', { schedule, timeZone: here });
    return scheduled.ok !== true || until === undefined ? scheduled : ask('dnd:until', { until });
  }

  return (
    <SetDnd
      quietUntil={quietUntil(mine, now)}
      schedule={mine.dnd?.schedule}
      timeZone={mine.timeZone ?? here}
      zoneIsNew={mine.timeZone === undefined}
      now={now}
      busy={busy}
      problem={problem}
      onSubmit={(changes) => wait(save(changes), onClose)}
      onClose={onClose}
    />
  );
}
