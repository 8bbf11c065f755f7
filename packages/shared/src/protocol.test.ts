import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { commands, events, signals } from './protocol.ts';
import { PROTOCOL_VERSION } from './version.ts';

/** All that two ends must agree on, as text: names and shapes of everything that is declared. */
function contract(): string {
  const shape = (schema: z.ZodMiniType, io: 'input' | 'output') => z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return JSON.stringify({
    commands: [...commands].map(([name, { input, output, answer }]) => [name, shape(input, 'input'), shape(output, 'output'), answer]),
    events: [...events].map(([name, { payload, log, timeline }]) => [name, shape(payload, 'output'), log, timeline]),
    signals: [...signals].map(([name, { payload }]) => [name, shape(payload, 'output')]),
  });
}

test('CON1 a change of the contract changes its version', () => {
  const hash = createHash('sha256').update(contract()).digest('hex').slice(0, 16);
  expect(`${PROTOCOL_VERSION} ${hash}`).toMatchInlineSnapshot(`"11 4dca3bcc6eec9ba2"`);
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
