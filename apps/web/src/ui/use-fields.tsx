import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { fieldOf, leadTo } from '../lib/lead-to.ts';
import type { Problem } from '../lib/problem.ts';
import type { Submission } from '../lib/submission.ts';
import type { FieldProps } from './Field.tsx';
import { Taken } from './Taken.tsx';
import { type UnsavedForm, useUnsaved } from './use-unsaved.ts';

type Values<Name extends string> = Readonly<Record<Name, string>>;

/** Fields whose value is kept nowhere, whatever becomes of the form. */
type Secret = 'password' | 'current' | 'code' | 'confirm' | 'token';

interface Options<Name extends string> {
  readonly initial: Values<Name>;
  /** What is wrong with each field as it stands; it is said once the form was handed in. */
  readonly check: Readonly<Record<Name, (value: string) => Problem | null>>;
  /** What the server has against what it was given, or why it was not asked. */
  readonly problem: Problem | null;
  /** What the server says of one field it says of all of them together, as of a user name and a password. */
  readonly together?: boolean;
  /** The name under which what was typed and not saved is found again, and the fields of which it is. */
  readonly keep?: { readonly form: string; readonly names: readonly Exclude<NoInfer<Name>, Secret>[] };
  readonly onSubmit: (values: Values<Name>) => Submission | void;
}

interface Fields<Name extends string> {
  /** For the form itself. */
  readonly form: { readonly ref: RefObject<HTMLFormElement | null>; readonly noValidate: true; readonly onSubmit: (event: FormEvent) => void };
  /** What the field of that name needs, and what is wrong with it. */
  readonly field: (name: Name) => Pick<FieldProps, 'name' | 'value' | 'onChange'> & { readonly error: ReactNode };
  /** Writes into a field what was chosen elsewhere. */
  readonly set: (name: Name, value: string) => void;
  readonly values: Values<Name>;
  readonly unsaved: Pick<UnsavedForm<Values<Name>>, 'again' | 'startOver'>;
  /** What is about no field of this form. */
  readonly formProblem: Problem | null;
}

/** A form of several fields: says beside each what is wrong with it, and leads to the first that is. */
export function useFields<Name extends string>({ initial, check, problem, together = false, keep, onSubmit }: Options<Name>): Fields<Name> {
  const unsaved = useUnsaved<Values<Name>>(keep?.form ?? null, initial, keep?.names ?? []);
  const { values } = unsaved;
  const [given, setGiven] = useState<Values<Name> | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const names = Object.keys(check) as Name[];
  const about = names.find((name) => answerTo(name) !== null) ?? null;

  /** What the server has against one of the fields. */
  function answerTo(name: Name): Problem | null {
    if (problem === null || problem.general === true) return null;
    return [problem, ...(problem.also ?? [])].find(({ field }) => field === name) ?? null;
  }

  function input(name: Name): HTMLInputElement | undefined {
    return fieldOf(form.current, name);
  }

  useEffect(() => {
    if (about !== null) leadTo(input(about));
    // oxlint-disable-next-line react/exhaustive-deps -- once for each answer
  }, [problem]);

  function change(name: Name, value: string): void {
    unsaved.change({ [name]: value } as Partial<Values<Name>>);
  }

  function set(name: Name, value: string): void {
    change(name, value);
    input(name)?.focus();
  }

  // What was said is about what was given, not about what is being typed.
  function wrong(name: Name): Problem | null {
    const asGiven = (one: Name): boolean => values[one] === (given ?? initial)[one];
    const own = given !== null && asGiven(name) ? check[name](values[name]) : null;
    return own ?? ((together ? names.every(asGiven) : asGiven(name)) ? answerTo(name) : null);
  }

  return {
    form: {
      ref: form,
      noValidate: true,
      onSubmit(event) {
        event.preventDefault();
        setGiven(values);
        const first = names.find((name) => check[name](values[name]) !== null);
        if (first === undefined) unsaved.settle(onSubmit(values));
        else leadTo(input(first));
      },
    },
    field(name) {
      const said = wrong(name);
      return {
        name,
        value: values[name],
        onChange: (event) => change(name, event.target.value),
        error: said && <Taken problem={said} onTake={(free) => set(name, free)} />,
      };
    },
    set,
    values,
    unsaved,
    formProblem: about === null ? problem : null,
  };
}
