import type { Person } from '@parley/shared/features/people.ts';
import { ask } from './account.ts';
import { personOf } from './person-of.ts';

/** How coming in went. `problem`: what is wrong with the name or, if it is general, with all of it. `unreachable`: the server could not be asked. */
export type Entry =
  | { readonly kind: 'in'; readonly person: Person }
  | { readonly kind: 'problem'; readonly message: string; readonly general: boolean; readonly suggestion?: string }
  | { readonly kind: 'unreachable' };

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
