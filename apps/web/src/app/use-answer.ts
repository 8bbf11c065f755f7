import type { Ack } from '@parley/shared/ack.ts';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../lib/problem.ts';
import { whenBack } from '../lib/when-back.ts';
import { wasUnconnected } from './was-unconnected.ts';
import { problemOf } from './problem-of.ts';

interface Answer {
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Waits for the answer; if it is yes, goes on with what it says. Who asked may be gone by then: then nothing follows. */
  readonly wait: <Value>(asked: Promise<Ack<Value>>, done: (value: Value) => void) => void;
}

/** What a form needs to know about the command it sent. */
export function useAnswer(): Answer {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const here = useRef(false);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return {
    busy,
    problem,
    wait(asked, done) {
      setBusy(true);
      setProblem(null);
      void asked.then((ack) => {
        const said = problemOf(ack);
        setBusy(false);
        setProblem(said);
        if (wasUnconnected(ack)) whenBack(() => setProblem((now) => (now === said ? null : now)));
        if (ack.ok === true && here.current) done(ack.value);
      });
    },
  };
}
