import { expect, test } from 'vitest';
import { createLogger } from './logger.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('debug', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

test('PRIV1 only fields that are known to carry nothing private are written', () => {
  const fields = { command: 'message:send', body: 'canary', headers: { cookie: 'canary' } };
  const line = logged((logger) => logger.warn(fields, 'command failed'));
  expect(JSON.parse(line)).toEqual({ level: 'warn', time: expect.stringMatching(/^\d{4}-.*Z$/u), command: 'message:send', msg: 'command failed' });
});

function parsing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

test.each([
  [
    'a driver’s error with its row',
    Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (name)=(canary) exists', parameters: ['canary'] }),
  ],
  ['an error with a cause', new Error('failed', { cause: new Error('canary') })],
  ['an error that quotes its input', parsing('canary')],
  ['one with quotes in it', parsing('[1, "ca"canary", it’s]')],
  ['something else that was thrown', { canary: 'canary' }],
  ['a text that was thrown', 'canary'],
])('PRIV1 an error’s line says where, not with what: %s', (_title, err) => {
  const line = logged((logger) => logger.error({ err }, 'failed'));
  expect(line).not.toContain('canary');
  expect(JSON.parse(line)).toMatchObject({ err: { type: expect.any(String) } });
});

test('PRIV1 what the operating system says is told whole', () => {
  const err = Object.assign(new Error("EACCES: permission denied, open '/data/secret'"), { code: 'EACCES', syscall: 'open' });
  const line = JSON.parse(logged((logger) => logger.fatal({ err }, 'cannot start'))) as { err: { stack: string[] } };
  expect(line.err).toMatchObject({ type: 'Error', code: 'EACCES', message: err.message });
  expect(line.err.stack[0]).toContain('logger.test.ts');
});
