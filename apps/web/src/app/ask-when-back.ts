import { whenBack } from '../lib/when-back.ts';
import type { Answer } from '../store/actions.ts';
import { wasUnconnected } from './was-unconnected.ts';

/** Asks for what is to be seen, and, where that is for want of a connection, again once it is back. The returned function ends it. */
export function askWhenBack<Value>(ask: () => Promise<Answer<Value>>, told: (ack: Answer<Value>) => void): () => void {
  let over = false;
  let stopWaiting = (): void => {};

  function run(): void {
    void ask().then((ack) => {
      if (over) return;
      if (wasUnconnected(ack)) stopWaiting = whenBack(run);
      told(ack);
    });
  }

  run();
  return () => {
    over = true;
    stopWaiting();
  };
}
