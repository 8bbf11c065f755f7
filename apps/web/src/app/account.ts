import type { Person } from '@parley/shared/features/people.ts';
import { personOf } from './person-of.ts';

/** How coming in went. `problem`: what is wrong with the name or, if it is general, with all of it. `unreachable`: the server could not be asked. */
export type Entry =
  | { readonly kind: 'in'; readonly person: Person }
  | { readonly kind: 'problem'; readonly message: string; readonly general: boolean; readonly suggestion?: string }
  | { readonly kind: 'unreachable' };

type Fields = Readonly<Record<string, unknown>>;

/** Asks the server and gives the fields of its answer. Rejects if it cannot be asked. */
export async function ask(path: string, body?: object): Promise<{ readonly ok: boolean; readonly fields: Fields }> {
  const init: RequestInit = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(path, { ...init, signal: AbortSignal.timeout(10_000) });
  const value: unknown = await response.json();
  return { ok: response.ok, fields: typeof value === 'object' && value !== null ? { ...value } : {} };
}

/** Whom the server knows this browser as; null: nobody yet. Rejects if the server cannot be asked. */
export async function whoAmI(): Promise<Person | null> {
  const { ok, fields } = await ask('/api/session');
  if (!ok) throw new Error('The server did not say who this is.');
  return personOf(fields['person']);
}

/** Comes in as a guest under a name. */
export async function enterAsGuest(name: string): Promise<Entry> {
  try {
    const { ok, fields } = await ask('/api/guests', { name });
    const me = personOf(fields['person']);
    if (ok && me !== null) return { kind: 'in', person: me };
    const { message, suggestion } = fields;
    if (typeof message !== 'string') return { kind: 'unreachable' };
    return {
      kind: 'problem',
      message,
      general: fields['code'] === 'forbidden' || fields['code'] === 'retry',
      ...(typeof suggestion === 'string' && { suggestion }),
    };
  } catch {
    return { kind: 'unreachable' };
  }
}
