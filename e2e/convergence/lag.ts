import { setTimeout } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

/** Asks again and again, on a thread of its own: how long an answer takes is how late the server's loop is. */
const times: number[] = [];
parentPort?.once('message', () => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => Math.round(sorted[Math.floor(sorted.length * part)] ?? 0);
  parentPort?.postMessage(`p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(0.9999)} ms (${sorted.length} asked)`);
});
for (;;) {
  const started = performance.now();
  const response = await fetch(String(workerData)).catch(() => null);
  if (response !== null) {
    await response.text();
    times.push(performance.now() - started);
  }
  await setTimeout(10);
}
