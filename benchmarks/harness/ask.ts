import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Questions between this process and its children over Node's own channel, one at a time for each child. */
export type Answers = Readonly<Record<string, (argument: never) => unknown>>;
type Answer = { readonly value: unknown } | { readonly error: string };

/** Answers the parent's questions in a child, which ends when the parent does. */
export function answerParent(answers: Answers): void {
  process.on('message', (question: { readonly ask: string; readonly argument: never }) => {
    void answer(answers, question.ask, question.argument).then((reply) => process.send?.(reply));
  });
  process.once('disconnect', () => process.exit(0));
}

async function answer(answers: Answers, name: string, argument: never): Promise<Answer> {
  try {
    return { value: await answers[name]?.(argument) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Asks a child and waits for the answer, at most `patience` ms. */
export async function ask<Value>(child: ChildProcess, name: string, argument: unknown, patience: number): Promise<Value> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(patience)]);
  const answered = once(child, 'message', { signal });
  const ended = once(child, 'exit', { signal });
  child.send({ ask: name, argument });
  const [reply] = (await Promise.race([answered, ended]).finally(() => over.abort())) as [Answer | number | null];
  if (reply === null || typeof reply === 'number') throw new Error(`The process ended while it was asked to ${name}`);
  if ('error' in reply) throw new Error(reply.error);
  return reply.value as Value;
}
