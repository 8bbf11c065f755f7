import { type Status, statusEmoji, statusText } from '@parley/shared/features/profiles.ts';
import * as limits from '@parley/shared/limits.ts';
import { type FormEvent, useState } from 'react';
import { useClock } from '../../lib/clock.ts';
import { type Problem, problemIn, splitProblem } from '../../lib/problem.ts';
import type { Submission } from '../../lib/submission.ts';
import { untilText } from '../../lib/until-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmojiPicker } from '../../ui/EmojiPicker.tsx';
import { Field } from '../../ui/Field.tsx';
import { fieldOf, leadTo } from '../../lib/lead-to.ts';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { MomentField } from '../../ui/MomentField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { UnsavedLine } from '../../ui/UnsavedLine.tsx';
import { useUnsaved } from '../../ui/use-unsaved.ts';
import styles from './SetStatus.module.css';
import { type StatusEnd, statusEnds, timeOfEnd } from './status-ends.ts';

const suggestions: readonly { readonly emoji: string; readonly text: string; readonly end: StatusEnd }[] = [
  { emoji: '🗓️', text: 'In a meeting', end: '1h' },
  { emoji: '🚆', text: 'On the way', end: '30m' },
  { emoji: '🎧', text: 'Heads down', end: '4h' },
  { emoji: '🤒', text: 'Not well today', end: 'today' },
  { emoji: '🌴', text: 'On holiday', end: 'week' },
];
const emojis: readonly string[] = ['💬', ...suggestions.map(({ emoji }) => emoji), '🍜', '🍵', '🏠', '🧒', '✈️'];

/** `kept`: as it was; `chosen`: a time of one’s own. */
type End = StatusEnd | 'kept' | 'chosen';

interface Fields {
  readonly emoji: string;
  readonly text: string;
  readonly end: End;
  readonly chosen: string;
}

interface Props {
  /** The one that there is. */
  readonly current: Status | undefined;
  readonly now: number;
  readonly busy: boolean;
  /** What the server has against it, or why it was not asked. */
  readonly problem: Problem | null;
  /** Null: none any more. */
  readonly onSubmit: (status: Status | null) => Submission | void;
  readonly onClose: () => void;
}

/** Says what one is doing, and until when. */
export function SetStatus({ current, now, busy, problem, onSubmit, onClose }: Props) {
  const clock = useClock();
  const [was] = useState(current?.until ?? null);
  // It may pass while this is open.
  const kept = was !== null && was > now ? was : null;
  const saved: Fields = { emoji: current?.emoji ?? '💬', text: current?.text ?? '', end: was === null ? 'none' : 'kept', chosen: '' };
  const unsaved = useUnsaved('status', saved);
  const { change } = unsaved;
  const { emoji, text, end: wanted, chosen } = unsaved.values;
  const end = wanted === 'kept' && kept === null ? 'none' : wanted;
  const [tried, setTried] = useState(false);
  const { field, form } = splitProblem(problem);

  const wrongText = problemIn(statusText, text) ?? problemIn(statusEmoji, emoji);
  function untilAt(at: number): number | null {
    return end === 'kept' ? kept : end === 'chosen' ? new Date(chosen).getTime() : timeOfEnd(end, at);
  }
  function isWrong(until: number | null, at: number): boolean {
    // No time at all compares with nothing.
    return until !== null && !(until > at);
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    const until = untilAt(Date.now());
    const wrong = wrongText !== null ? 'status' : isWrong(until, Date.now()) ? 'until' : null;
    if (wrong === null) unsaved.settle(onSubmit({ emoji, text, until }));
    else leadTo(fieldOf(event.currentTarget, wrong));
  }

  return (
    <Dialog title={current === undefined ? 'Set a status' : 'Change your status'} onClose={onClose}>
      <form className={styles['form']} onSubmit={submit} noValidate>
        <UnsavedLine of={unsaved} />
        <Field
          label="What are you up to?"
          name="status"
          data-autofocus
          autoComplete="off"
          maxLength={limits.statusText + 1}
          value={text}
          onChange={(event) => change({ text: event.target.value })}
          help="Others see its emoji beside your name, and all of it on your card."
          error={(tried && wrongText?.message) || field?.message}
        />
        <ul className={styles['suggestions']} aria-label="Suggestions">
          {suggestions.map((each) => (
            <li key={each.text}>
              <button type="button" onClick={() => change(each)}>
                <span aria-hidden="true">{each.emoji}</span> {each.text}
              </button>
            </li>
          ))}
        </ul>
        <EmojiPicker legend="Emoji" suggestions={emojis} value={emoji} onChange={(next) => change({ emoji: next === '' ? '💬' : next })} />
        <SelectField label="Ends" value={end} onChange={(event) => change({ end: event.target.value as End })}>
          {kept !== null && <option value="kept">As it was, {untilText(kept, now, clock)}</option>}
          {Object.entries(statusEnds).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
          <option value="chosen">At a time of my choice</option>
        </SelectField>
        {end === 'chosen' && (
          <MomentField value={chosen} onChange={(moment) => change({ chosen: moment })} wrong={tried && isWrong(untilAt(now), now)} />
        )}
        <FormEnd problem={form} busy={busy} submit="Save" onCancel={onClose}>
          {current !== undefined && (
            <Button className={styles['clear']} look="ghost" onClick={() => busy || unsaved.settle(onSubmit(null))}>
              Clear status
            </Button>
          )}
        </FormEnd>
      </form>
    </Dialog>
  );
}
