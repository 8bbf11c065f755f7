import { waitText } from '../lib/wait-text.ts';
import { type Asked, refusal, unreachable } from './account-requests.ts';

/** Asks for everything that is kept of whoever is in, as an archive. It takes as long as it takes; what breaks off on the way is nothing. */
export async function exportMine(password: string | null): Promise<Asked<Blob>> {
  try {
    const body = JSON.stringify(password === null ? {} : { password });
    const response = await fetch('/api/account/export', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    if (response.ok) return { value: await response.blob() };
    const answer: unknown = await response.json();
    const fields: Readonly<Record<string, unknown>> = typeof answer === 'object' && answer !== null ? { ...answer } : {};
    const { reason, afterMs } = fields;
    if (reason === 'exported' && typeof afterMs === 'number') {
      return { problem: { message: `You had your data less than an hour ago. Try again in ${waitText(afterMs)}.`, general: true } };
    }
    return { problem: refusal(response.status, fields) };
  } catch {
    return { problem: unreachable };
  }
}
