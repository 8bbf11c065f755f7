import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { httpRequests } from './http-requests.ts';
import { commands, events, signals } from './protocol.ts';
import { PROTOCOL_VERSION } from './version.ts';

/** All that two ends must agree on, as text: names and shapes of everything that is declared. */
function contract(): string {
  const shape = (schema: z.ZodMiniType, io: 'input' | 'output') => z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return JSON.stringify({
    commands: [...commands].map(([name, { input, output, answer }]) => [name, shape(input, 'input'), shape(output, 'output'), answer]),
    events: [...events].map(([name, { payload, log, timeline }]) => [name, shape(payload, 'output'), log, timeline]),
    signals: [...signals].map(([name, { payload }]) => [name, shape(payload, 'output')]),
    requests: Object.entries(httpRequests).map(([name, request]) => [
      name,
      'input' in request ? shape(request.input, 'input') : null,
      'output' in request ? shape(request.output, 'output') : null,
    ]),
  });
}

test('CON1 a change of the contract changes its version', () => {
  const hash = createHash('sha256').update(contract()).digest('hex').slice(0, 16);
  expect(`${PROTOCOL_VERSION} ${hash}`).toMatchInlineSnapshot(`"11 aed44249c82caae9"`);
});

test('names say what they are: commands feature:verb, events in the past tense', () => {
  expect(commands.size).toBeGreaterThan(0);
  for (const name of [...commands.keys(), ...events.keys(), ...signals.keys()]) {
    expect(name).toMatch(/^[a-z]+:[a-z]+$/u);
  }
  for (const name of [...events.keys(), ...signals.keys()]) {
    expect(name, 'an event or signal says what happened').toMatch(/(?:ed|sent|left)$/u);
    expect(commands.has(name)).toBe(false);
  }
});
