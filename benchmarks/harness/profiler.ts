import { Session } from 'node:inspector/promises';
import { hottest, type HotFunction } from './profile.ts';

let session: Session | null = null;

/** Starts sampling this process. */
export async function startProfile(): Promise<void> {
  session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 250 });
  await session.post('Profiler.start');
}

/** Ends sampling and tells what was hot. */
export async function stopProfile(): Promise<readonly HotFunction[]> {
  if (session === null) throw new Error('No profile was started');
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  session = null;
  return hottest(profile, 60);
}
