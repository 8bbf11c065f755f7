import { roomName, roomTopic } from '@parley/shared/features/rooms.ts';
import * as limits from '@parley/shared/limits.ts';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { leadTo } from '../../lib/lead-to.ts';
import { type Problem, problemIn, splitProblem } from '../../lib/problem.ts';
import type { Submission } from '../../lib/submission.ts';
import { Field } from '../../ui/Field.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { Taken } from '../../ui/Taken.tsx';
import { UnsavedLine } from '../../ui/UnsavedLine.tsx';
import { useUnsaved } from '../../ui/use-unsaved.ts';
import { IconPicker } from './IconPicker.tsx';
import styles from './RoomForm.module.css';

export interface RoomValues {
  readonly name: string;
  readonly topic: string;
  readonly icon: string;
}

interface Props {
  /** Under which what was typed is found again. */
  readonly keep: string;
  readonly initial: RoomValues;
  readonly submitLabel: string;
  readonly busy: boolean;
  /** What the server has against the name, or why it did not do it. */
  readonly problem: Problem | null;
  readonly onSubmit: (values: RoomValues) => Submission | void;
  readonly onCancel: () => void;
}

/** What a room is called, is about and looks like. */
export function RoomForm({ keep, initial, submitLabel, busy, problem, onSubmit, onCancel }: Props) {
  const nameInput = useRef<HTMLInputElement>(null);
  const topicInput = useRef<HTMLInputElement>(null);
  const unsaved = useUnsaved<RoomValues>(keep, initial, ['name', 'topic', 'icon']);
  const { values, change } = unsaved;
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState(initial.name);
  const name = tried ? problemIn(roomName, values.name) : null;
  const topic = tried ? problemIn(roomTopic, values.topic) : null;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    setRefused(values.name);
    const wrong = problemIn(roomName, values.name) !== null ? nameInput : problemIn(roomTopic, values.topic) !== null ? topicInput : null;
    if (wrong === null) unsaved.settle(onSubmit(values));
    else leadTo(wrong.current);
  }

  // What the server said is about the name it was given, not about the one being typed.
  const { field, form } = splitProblem(problem);
  useEffect(() => {
    if (field !== null) leadTo(nameInput.current);
  }, [field]);
  const shown = name ?? (values.name === refused ? field : null);
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <UnsavedLine of={unsaved} />
      <Field
        ref={nameInput}
        label="Name"
        name="room"
        data-autofocus
        autoComplete="off"
        maxLength={limits.roomName + 1}
        value={values.name}
        onChange={(event) => change({ name: event.target.value })}
        error={shown && <Taken problem={shown} onTake={(free) => change({ name: free })} />}
      />
      <Field
        ref={topicInput}
        label="Topic"
        name="topic"
        autoComplete="off"
        maxLength={limits.roomTopic + 1}
        value={values.topic}
        onChange={(event) => change({ topic: event.target.value })}
        help="Optional. What the room is for, in a sentence."
        error={topic?.message}
      />
      <IconPicker value={values.icon} onChange={(icon) => change({ icon })} />
      <FormEnd problem={form} busy={busy} submit={submitLabel} onCancel={onCancel} />
    </form>
  );
}
