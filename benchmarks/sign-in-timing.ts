// Whether it can be told by the time that an answer takes if a user name is somebody's (THREATS.md, T10): a wrong password for a user name that is there
// and for ones that are not, by turns, against the real server. `node benchmarks/sign-in-timing.ts [tries] [--keep]`
import { writeFileSync } from 'node:fs';
import { makeFolder, removeFolders } from './harness/folders.ts';
import { listening, start, stop } from './harness/processes.ts';
import { parley } from './harness/sides.ts';
import { mannWhitney, percentile } from './harness/statistics.ts';

/** User names that are somebody’s, and as many that are nobody’s. */
const NAMES = 100;
const tries = Number(process.argv.slice(2).find((given) => /^\d+$/u.test(given)) ?? 2_000);
const server = start({ file: parley.file, env: parley.env(makeFolder()) }, 'pipe');
try {
  const url = await listening(server, 20_000);
  const headers = { 'content-type': 'application/json', origin: url };
  const ask = (path: string, body: object, cookie = '') =>
    fetch(url + path, { method: 'POST', headers: cookie === '' ? headers : { ...headers, cookie }, body: JSON.stringify(body) });
  // Many of both: each has a salt, which the time hangs on a little.
  for (let index = 0; index < NAMES; index += 1) {
    const guest = await ask('/api/guests', { name: `Somebody ${index}` });
    const cookie = guest.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    await ask('/api/account', { userName: `some${index}`, password: 'six lanterns over water' }, cookie);
  }

  async function time(userName: string): Promise<number> {
    const began = performance.now();
    const answer = await ask('/api/session', { userName, password: 'seven lanterns over water' });
    await answer.arrayBuffer();
    if (answer.status !== 401) throw new Error(`A wrong password was answered with ${answer.status}.`);
    return performance.now() - began;
  }

  for (let index = 0; index < 50; index += 1) await time('some0');
  const there: number[] = [];
  const nowhere: number[] = [];
  for (let index = 0; index < tries / 2; index += 1) {
    // By turns, and which is first as well: what disturbs the machine for a while disturbs both.
    const both = [async () => there.push(await time(`some${index % NAMES}`)), async () => nowhere.push(await time(`none${index % NAMES}`))];
    for (const one of index % 2 === 0 ? both : both.toReversed()) await one();
  }
  const { z, p } = mannWhitney(there, nowhere);
  const result = {
    tries: there.length + nowhere.length,
    medianMs: { there: percentile(there, 50), nowhere: percentile(nowhere, 50) },
    z,
    p,
  };
  console.log(JSON.stringify(result, null, 2));
  if (process.argv.includes('--keep')) {
    writeFileSync(new URL('results/sign-in-timing.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
  }
  process.exitCode = p > 0.01 ? 0 : 1;
} finally {
  await stop(server);
  removeFolders();
}
