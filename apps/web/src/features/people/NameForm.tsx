import { personName } from '@parley/shared/features/people.ts';
import * as limits from '@parley/shared/limits.ts';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { leadTo } from '../../lib/lead-to.ts';
import { type Problem, problemIn, splitProblem } from '../../lib/problem.ts';
import { Field } from '../../ui/Field.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { Taken } from '../../ui/Taken.tsx';
import { useUnsaved } from '../../ui/use-unsaved.ts';

interface Props {
  readonly initial: string;
  readonly help: string;
  /** What the server has against the name it was given, or why it was not asked. */
  readonly problem: Problem | null;
  readonly className: string | undefined;
  readonly onSubmit: (name: string) => void;
  /** The buttons. */
  readonly children: ReactNode;
}

/** Asks for a name, and says in place what is wrong with it. */
export function NameForm({ initial, help, problem, className, onSubmit, children }: Props) {
  const {
    values: { name },
    change,
  } = useUnsaved('name', { name: initial });
  const [given, setGiven] = useState(problem === null ? null : initial);
  const input = useRef<HTMLInputElement>(null);

  function give(value: string): void {
    change({ name: value });
    setGiven(value);
    if (problemIn(personName, value) === null) onSubmit(value);
    else leadTo(input.current);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    give(name);
  }

  // What was said is about the name that was given, not about the one being typed.
  const { field, form } = splitProblem(problem);
  useEffect(() => {
    if (field !== null) leadTo(input.current);
  }, [field]);
  const wrong = name === given ? (problemIn(personName, name) ?? field) : null;
  return (
    <form className={className} onSubmit={submit} noValidate>
      <Field
        ref={input}
        label="Your name"
        name="nickname"
        data-autofocus
        autoComplete="nickname"
        enterKeyHint="go"
        maxLength={limits.personName + 1}
        value={name}
        onChange={(event) => change({ name: event.target.value })}
        help={help}
        error={wrong && <Taken problem={wrong} onTake={give} />}
      />
      <FormProblem problem={form} />
      {children}
    </form>
  );
}
