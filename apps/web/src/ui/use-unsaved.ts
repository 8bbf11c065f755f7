import { uuidv7 } from '@parley/shared/uuid.ts';
import { use, useLayoutEffect, useState } from 'react';
import type { Submission } from '../lib/submission.ts';
import { UnsavedContext } from './unsaved.ts';

export interface UnsavedForm<Values> {
  readonly values: Values;
  readonly change: (part: Partial<Values>) => void;
  /** What stands there is from the last time, and was not saved then. */
  readonly again: boolean;
  /** Forgets that: what is saved stands there again. */
  readonly startOver: () => void;
  /** What was handed in is not unsaved any more, once it was taken. */
  readonly settle: (handedIn: Submission | void) => void;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What of it is among `names` and differs from what is saved. */
function differing<Values extends object>(typed: Partial<Values>, saved: Values, names: readonly (keyof Values)[]): Partial<Values> {
  const differ = names.filter((name) => name in typed && !isSame(typed[name], saved[name]));
  return Object.fromEntries(differ.map((name) => [name, typed[name]])) as Partial<Values>;
}

/**
 * The fields of a form: as they are saved, with what was typed over that. Who leaves the form without saving finds what they typed when it is
 * opened again under the same name (`form`; null: not kept). `names`: the fields of which that is so.
 */
export function useUnsaved<Values extends object>(
  form: string | null,
  saved: Values,
  names: readonly (keyof Values)[] = Object.keys(saved) as (keyof Values)[],
): UnsavedForm<Values> {
  const kept = use(UnsavedContext);
  const [base, setBase] = useState(saved);
  const [typed, setTyped] = useState<Partial<Values>>(() => {
    const before = form === null ? undefined : kept?.get(form);
    return before === undefined ? {} : differing(before as Partial<Values>, saved, names);
  });
  const [again, setAgain] = useState(Object.keys(typed).length > 0);
  const keep = differing(typed, base, names);

  useLayoutEffect(() => {
    if (form === null || kept === null || isSame(kept.get(form) ?? {}, keep)) return;
    if (Object.keys(keep).length === 0) kept.delete(form);
    else kept.set(form, keep);
    // oxlint-disable-next-line react/exhaustive-deps -- when something is typed: what was saved meanwhile does not come back
  }, [typed]);

  return {
    values: { ...base, ...typed },
    change: (part) => setTyped((now) => ({ ...now, ...part })),
    again,
    startOver() {
      setBase(saved);
      setTyped({});
      setAgain(false);
    },
    settle(handedIn) {
      if (form === null || kept === null || handedIn === undefined) return;
      const given = kept.get(form);
      void handedIn.taken.then((taken) => {
        // What was typed since is not what was taken.
        if (taken && kept.get(form) === given) kept.delete(form);
      });
    },
  };
}

/** The id of what a form is about to make: the same whenever it is opened, until that was made. An attempt without an answer may have made it. */
export function useIdToMake(form: string): readonly [id: string, made: () => void] {
  const kept = use(UnsavedContext);
  const key = `id of ${form}`;
  const [id, setId] = useState(() => (kept?.get(key)?.['id'] as string | undefined) ?? uuidv7());
  useLayoutEffect(() => void kept?.set(key, { id }), [kept, key, id]);
  return [
    id,
    () => {
      kept?.delete(key);
      setId(uuidv7());
    },
  ];
}
