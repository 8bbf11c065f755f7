import type { Problem } from '../lib/problem.ts';
import { readStored, writeStored } from '../lib/stored.ts';
import { ask } from './account.ts';
import { tellSignedOut } from './signed-out.ts';

function forgetDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => resolve());
  });
}

/** The browser’s databases go, with whatever is in them. Where it offers none, there is nothing to forget. */
async function forgetDatabases(): Promise<void> {
  const all = await indexedDB.databases();
  await Promise.all(all.flatMap(({ name }) => (name?.startsWith('parley') === true ? [forgetDatabase(name)] : [])));
}

/** Settings of the device, whoever uses it. On a computer that is shared, what was switched off stays off for who comes next. */
const ofDevice: readonly string[] = ['details', 'keep', 'single-keys', 'theme'];

/** Everything that this browser has kept for Parley between visits, except what is on its way to the screen. */
function forgetStored(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith('parley:')) localStorage.removeItem(key);
}

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
