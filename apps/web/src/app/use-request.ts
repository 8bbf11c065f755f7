import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../lib/problem.ts';
import type { Submission } from '../lib/submission.ts';
import type { Asked } from './account-requests.ts';

interface Request {
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Waits for the answer, and goes on with it. Who asked may be gone by then: then nothing follows. */
  readonly wait: <Value>(asked: Promise<Asked<Value>>, done: (value: Value) => void) => Submission;
  /** What was said of the last one is not to be said any more. */
  readonly forget: () => void;
}

/** What a form needs to know about the request it made. */
export function useRequest(): Request {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  // Of two at once only the later counts.
  const latest = useRef<unknown>(null);
  useEffect(
    () => () => {
      latest.current = null;
    },
    [],
  );
  return {
    busy,
    problem,
    wait(asked, done) {
      latest.current = asked;
      setBusy(true);
      setProblem(null);
      const taken = asked.then((answer) => {
        const isTaken = !('problem' in answer);
        if (latest.current !== asked) return isTaken;
        setBusy(false);
        if ('problem' in answer) setProblem(answer.problem);
        else done(answer.value);
        return isTaken;
      });
      return { taken };
    },
    forget: () => setProblem(null),
  };
}
