import type { Problem } from '../lib/problem.ts';
import { readStored, writeStored } from '../lib/stored.ts';
import { ask } from './account.ts';
import { forgetDatabases, forgetStored, ofDevice } from './forget-person.ts';
import { type Left, tellSignedOut } from './signed-out.ts';

type Settings = readonly (readonly [key: string, value: string | null])[];

/** What was set for the device, before an answer that makes the browser clear everything. */
export function settingsHere(): Settings {
  return ofDevice.map((key) => [key, readStored(key)] as const);
}

/** Forgets who was here, in the browser’s other tabs, too. `leave` shows the way in. */
export async function forgetHere(settings: Settings, why: Left, leave: (why: Left) => void): Promise<void> {
  tellSignedOut(why);
  try {
    forgetStored();
  } catch {
    // A browser that keeps nothing.
  }
  for (const [key, value] of settings) writeStored(key, value);
  leave(why);
  // Last: what the page still wrote when it was left goes, too.
  await forgetDatabases().catch(() => {});
}

/**
 * Ends the session for good; then forgets. Null, or why it was not done: then everything is as it was.
 */
export async function signOut(why: Left, leave: (why: Left) => void): Promise<Problem | null> {
  const settings = settingsHere();
  const done = await ask('/api/session/end', {}).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!done) return { message: 'The server can’t be reached. You are still signed in.', general: true };
  await forgetHere(settings, why, leave);
  return null;
}
