import type { Problem } from '../lib/problem.ts';
import { readStored, writeStored } from '../lib/stored.ts';
import { ask } from './account.ts';
import { forgetDatabases, forgetStored, ofDevice } from './forget-person.ts';
import { tellSignedOut } from './signed-out.ts';

/**
 * Ends the session for good; then forgets, here and in the browser’s other tabs. Null, or why it was not done: then everything is as
 * it was. `leave` shows the way in.
 */
export async function signOut(leave: () => void): Promise<Problem | null> {
  // Before the answer: with it, the browser clears everything.
  const settings = ofDevice.map((key) => [key, readStored(key)] as const);
  const done = await ask('/api/session/end', {}).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!done) return { message: 'The server can’t be reached. You are still signed in.', general: true };
  tellSignedOut();
  try {
    forgetStored();
  } catch {
    // A browser that keeps nothing.
  }
  for (const [key, value] of settings) writeStored(key, value);
  leave();
  // Last: what the page still wrote when it was left goes, too.
  await forgetDatabases().catch(() => {});
  return null;
}
