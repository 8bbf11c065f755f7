import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../lib/problem.ts';
import type { Submission } from '../lib/submission.ts';
import { whenBack } from '../lib/when-back.ts';
import type { Answer } from '../store/actions.ts';
import { wasUnconnected } from './was-unconnected.ts';
import { problemOf } from './problem-of.ts';

interface Waiting {
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Waits for the answer; if it is yes, goes on with what it says. Who asked may be gone by then: then nothing follows. */
  readonly wait: <Value>(asked: Promise<Answer<Value>>, done: (value: Value) => void) => Submission;
}

/** What a form needs to know about the command it sent. */
export function useAnswer(): Waiting {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const here = useRef(false);
  const stopWaiting = useRef(() => {});
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      stopWaiting.current();
    };
  }, []);
  return {
    busy,
    problem,
    wait(asked, done) {
      setBusy(true);
      setProblem(null);
      const taken = asked.then((ack) => {
        const said = problemOf(ack);
        if (!here.current) return ack.ok === true;
        setBusy(false);
        setProblem(said);
        if (wasUnconnected(ack)) stopWaiting.current = whenBack(() => setProblem((now) => (now === said ? null : now)));
        if (ack.ok === true) done(ack.value);
        return ack.ok === true;
      });
      return { taken };
    },
  };
}
