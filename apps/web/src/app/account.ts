import type { Person } from '@parley/shared/features/people.ts';
import { personOf } from './person-of.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Asks the server and gives the fields of its answer. Rejects if it cannot be asked. */
export async function ask(path: string, body?: object): Promise<{ readonly ok: boolean; readonly status: number; readonly fields: Fields }> {
  const init: RequestInit = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(path, { ...init, signal: AbortSignal.timeout(10_000) });
  const value: unknown = await response.json();
  return { ok: response.ok, status: response.status, fields: typeof value === 'object' && value !== null ? { ...value } : {} };
}

/**
 * Whom the server knows this browser as, if anybody; `ended`: who was signed out here from elsewhere, `why`: for what reason, if not by themselves; `guests`:
 * whether a name is enough to come in; `providers`: with whom one can sign in. Rejects if the server cannot be asked.
 */
export async function whoAmI(): Promise<{
  readonly person: Person | null;
  readonly ended: unknown;
  readonly why: unknown;
  readonly guests: boolean;
  readonly providers: unknown;
}> {
  const { ok, fields } = await ask('/api/session');
  if (!ok) throw new Error('The server did not say who this is.');
  const { ended, why, providers } = fields;
  return { person: personOf(fields['person']), ended, why, guests: fields['guests'] !== false, providers };
}
