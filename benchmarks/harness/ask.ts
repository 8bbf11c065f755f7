import type { ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';

/** Questions between this process and its children over Node's own channel, on which a server also says where it listens. */
export type Answers = Readonly<Record<string, (argument: never) => unknown>>;
interface Question {
  readonly id: number;
  readonly ask: string;
  readonly argument: unknown;
}
type Answer = { readonly value: unknown } | { readonly error: string };
type Reply = Answer & { readonly to: number };

let asked = 0;

/** Answers the parent's questions in a child, which ends when the parent does. */
export function answerParent(answers: Answers): void {
  process.on('message', ({ id, ask: name, argument }: Question) => {
    void answer(answers, name, argument as never).then((found) => process.send?.({ ...found, to: id } satisfies Reply));
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
  const tooLong = AbortSignal.timeout(patience);
  const signal = AbortSignal.any([over.signal, tooLong]);
  asked += 1;
  const answered = answerTo(child, asked, signal);
  const ended = once(child, 'exit', { signal });
  child.send({ id: asked, ask: name, argument } satisfies Question);
  const reply = await Promise.race([answered, ended.then(() => null)])
    .catch((error: unknown) => {
      throw tooLong.aborted ? new Error(`A process did not answer for ${patience / 1_000} s when it was asked to ${name}`, { cause: error }) : error;
    })
    .finally(() => over.abort());
  if (reply === null) throw new Error(`The process ended while it was asked to ${name}`);
  if ('error' in reply) throw new Error(reply.error);
  return reply.value as Value;
}

async function answerTo(child: ChildProcess, id: number, signal: AbortSignal): Promise<Reply> {
  for await (const [message] of on(child, 'message', { signal }) as AsyncIterable<[Partial<Reply>]>) {
    if (message.to === id) return message as Reply;
  }
  throw new Error('Nothing is heard of the process any more');
}
