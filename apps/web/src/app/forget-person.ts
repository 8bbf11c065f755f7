import { readStored, writeStored } from '../lib/stored.ts';

/** The browser’s database goes, with whatever is in it. */
function forgetDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => resolve());
  });
}

/** The browser’s databases go, with whatever is in them. Where it offers none, there is nothing to forget. */
export async function forgetDatabases(): Promise<void> {
  const all = await indexedDB.databases();
  await Promise.all(all.flatMap(({ name }) => (name?.startsWith('parley') === true ? [forgetDatabase(name)] : [])));
}

/** Settings of the device, whoever uses it. On a computer that is shared, what was switched off stays off for who comes next. */
export const ofDevice: readonly string[] = ['details', 'keep', 'single-keys', 'theme'];

/** Everything that this browser has kept for Parley between visits, except what was set for the device, and these keys. */
export function forgetStored(but: readonly string[] = []): void {
  const staying = new Set([...ofDevice, ...but].map((key) => `parley:${key}`));
  for (const key of Object.keys(localStorage)) if (key.startsWith('parley:') && !staying.has(key)) localStorage.removeItem(key);
}

/** What the browser kept by itself, such as photos, only it can let go of. */
async function forgetCached(): Promise<void> {
  const { ok } = await fetch('/api/session/forget', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  if (!ok) throw new Error('The server is not there.');
}

/**
 * Nothing of the person stays: messages, drafts and what was not sent. After the page has let go of them: what it still writes goes, too. Whose it was goes last,
 * so that what did not go is tried again with the next visit; but for somebody who came in meanwhile.
 */
export async function forgetPerson(): Promise<void> {
  const whose = readStored('whose');
  try {
    forgetStored(['whose']);
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
  const gone = await Promise.allSettled([forgetDatabases(), forgetCached()]);
  if (gone.every(({ status }) => status === 'fulfilled') && readStored('whose') === whose) writeStored('whose', null);
}
