import { parentPort, workerData } from 'node:worker_threads';

/** Asks again and again, on a thread of its own: how long an answer takes is how late the server's loop is. */
const EVERY = 20;
const times: number[] = [];

async function ask(): Promise<void> {
  const started = performance.now();
  const response = await fetch(String(workerData)).catch(() => null);
  if (response !== null) {
    await response.text();
    times.push(performance.now() - started);
  }
}

setInterval(() => void ask(), EVERY);
parentPort?.once('message', () => {
  const sorted = times.toSorted((a, b) => a - b);
  function at(part: number): number {
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
  parentPort?.postMessage(`p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms (${sorted.length} asked)`);
});
