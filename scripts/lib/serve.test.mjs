import { expect, test } from 'vitest';
import { serve } from './serve.mjs';

/** What is said of a server that does this; `process` is its own. */
async function said(code, env = {}) {
  const lines = { said: [], complaints: [] };
  const { ended, listening } = serve(['--eval', code], {
    env: { LOG_LEVEL: undefined, ...env },
    say: (line) => lines.said.push(line),
    complain: (line) => lines.complaints.push(line),
  });
  return { code: await ended, ready: await listening, ...lines };
}

const log = `for (const level of ['debug', 'info', 'warn', 'error', 'fatal']) console.log(JSON.stringify({ level }));`;
const listen = `process.send({ 'watch:import': [] }); process.send({ url: 'http://localhost:3000', address: 'https://chat.example.com', ownerLink: null }, () => process.exit(0));`;

test('SET8 the address is said whatever is logged', async () => {
  for (const LOG_LEVEL of ['warn', 'silent']) {
    expect(await said(listen, { LOG_LEVEL })).toEqual({
      code: 0,
      ready: { url: 'http://localhost:3000', address: 'https://chat.example.com', ownerLink: null },
      said: [],
      complaints: [],
    });
  }
});

test('what is shown of the log is what somebody should look at; all of it for who has set a level', async () => {
  const { said: few } = await said(`${log} console.log('last words');`);
  expect(few).toEqual(['{"level":"warn"}', '{"level":"error"}', '{"level":"fatal"}', 'last words']);
  expect((await said(log, { LOG_LEVEL: ' ' })).said).toHaveLength(3);
  expect((await said(log, { LOG_LEVEL: 'debug' })).said).toHaveLength(5);
});

test('SET8 a server that is killed is said to be, in one sentence, and counts as failed', async () => {
  const { code, complaints } = await said(`process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1_000);`);
  expect(complaints).toEqual(['The server was ended by SIGKILL; start it again, what showed as sent is on disk.']);
  expect(code).toBe(137);
  expect(await said('process.exit(3);')).toMatchObject({ code: 3, ready: null, complaints: [] });
});

test('SET8 a server that cannot start is known to, also while what runs it goes on', async () => {
  const { child, ended, listening } = serve(['--eval', `process.send({ problem: 'port 3000 is in use' }); setInterval(() => {}, 1_000);`], {
    complain: () => {},
  });
  expect(await listening).toBeNull();
  child.kill('SIGTERM');
  expect(await ended).toBe(143);
});
