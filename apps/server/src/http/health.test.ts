import { expect, onTestFinished, test } from 'vitest';
import { createHealth } from './health.ts';
import { startApp } from './testing.ts';

async function start(probe: () => Promise<void>) {
  let now = 0;
  let disk: 'ok' | 'low' | 'full' | 'broken' = 'ok';
  const health = createHealth(
    probe,
    () => disk,
    () => now,
  );
  onTestFinished(() => health.close());
  const ask = await startApp({ health });
  const of = async (path: string) => {
    const { status, json } = await ask(path);
    return [status, json()];
  };
  return {
    health,
    disk(state: typeof disk) {
      disk = state;
    },
    pass: (ms: number) => {
      now += ms;
    },
    live: () => of('/health/live'),
    ready: () => of('/health/ready'),
  };
}

test('HEALTH1 ready means that a row gets to disk; asked by many, it is tried once in five seconds', async () => {
  let broken = false;
  let probes = 0;
  const { ready, live, pass } = await start(async () => {
    probes += 1;
    await (broken ? Promise.reject(new Error('disk')) : undefined);
  });
  expect(await Promise.all([ready(), ready(), ready()])).toEqual(Array.from({ length: 3 }, () => [200, { status: 'ok' }]));
  broken = true;
  pass(4_999);
  expect(await ready()).toEqual([200, { status: 'ok' }]);
  expect(probes).toBe(1);
  pass(1);
  expect(await ready()).toEqual([503, { status: 'database' }]);
  expect(await live()).toEqual([200, { status: 'ok' }]);
  broken = false;
  pass(5_000);
  expect(await ready()).toEqual([200, { status: 'ok' }]);
});

test('HEALTH1 a database that does not answer within a second is not ready', async () => {
  const { ready } = await start(() => new Promise(() => {}));
  expect(await ready()).toEqual([503, { status: 'database' }]);
});

test('HEALTH2 who is about to leave is not ready, and alive', async () => {
  const { health, ready, live } = await start(() => Promise.resolve());
  health.drain();
  expect(await ready()).toEqual([503, { status: 'draining' }]);
  expect(await live()).toEqual([200, { status: 'ok' }]);
});

test('HEALTH3 a loop that stands still is not alive', async () => {
  const { live, pass } = await start(() => Promise.resolve());
  pass(5_499);
  expect(await live()).toEqual([200, { status: 'ok' }]);
  pass(1);
  expect(await live()).toEqual([503, { status: 'stuck' }]);
});

test('DISK2 a disk that is full or failed is not ready at once, and ready at once when there is space', async () => {
  const { ready, live, disk } = await start(() => Promise.resolve());
  expect(await ready()).toEqual([200, { status: 'ok' }]);
  disk('full');
  expect(await ready()).toEqual([503, { status: 'disk full' }]);
  expect(await live()).toEqual([200, { status: 'ok' }]);
  disk('broken');
  expect(await ready()).toEqual([503, { status: 'disk broken' }]);
  disk('ok');
  expect(await ready()).toEqual([200, { status: 'ok' }]);
});

test('DISK5 with a disk that is nearly full it is ready, and says so: messages still go', async () => {
  const { ready, disk } = await start(() => Promise.resolve());
  disk('low');
  expect(await ready()).toEqual([200, { status: 'disk low' }]);
  const broken = await start(() => Promise.reject(new Error('disk')));
  broken.disk('low');
  expect(await broken.ready()).toEqual([503, { status: 'database' }]);
});
