import type { Person } from '@parley/shared/features/people.ts';
import type { CommandName, CommandOutput, CommandRequest } from '@parley/shared/protocol.ts';
import { until } from '../harness/pause.ts';

/** A person who has come in; what they ask over HTTP goes past every proxy. */
export interface Guest {
  readonly person: Person;
  readonly cookie: string;
  ask<N extends CommandName>(name: N, input: CommandRequest<N>): Promise<CommandOutput<N>>;
}

export async function enter(url: () => string, name: string): Promise<Guest> {
  async function post(path: string, body: unknown, cookie: string): Promise<Response> {
    return fetch(`${url()}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url(), ...(cookie === '' ? {} : { cookie }) },
      body: JSON.stringify(body),
    });
  }
  const response = await post('guests', { name }, '');
  const { person } = (await response.json()) as { person?: Person };
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  if (!response.ok || person === undefined || cookie === '') throw new Error(`${name} could not come in: ${response.status}`);

  return {
    person,
    cookie,
    async ask<N extends CommandName>(command: N, input: CommandRequest<N>): Promise<CommandOutput<N>> {
      let answer: { readonly value: CommandOutput<N> } | null = null;
      let last = '';
      // A server that is away or asks to wait is asked again: commands are idempotent.
      await until(
        async () => {
          try {
            const reply = await post(command, input, cookie);
            const text = await reply.text();
            last = `${reply.status} ${text.slice(0, 200)}`;
            if (reply.ok) answer = { value: JSON.parse(text) as CommandOutput<N> };
            return reply.ok || (reply.status >= 400 && reply.status < 500 && reply.status !== 429);
          } catch (error) {
            last = String(error);
            return false;
          }
        },
        30_000,
        100,
      );
      if (answer === null) throw new Error(`${command} by ${name} failed: ${last}`);
      return (answer as { readonly value: CommandOutput<N> }).value;
    },
  };
}
