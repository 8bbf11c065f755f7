import { type Passkey, passkeyRequests, type UsedCredential, usedCredential } from '@parley/shared/passkeys.ts';
import type { Person } from '@parley/shared/features/people.ts';
import { browserSupportsWebAuthnAutofill, startAuthentication, startRegistration, WebAuthnAbortService } from '@simplewebauthn/browser';
import type { Problem } from '../lib/problem.ts';
import { type Asked, request } from './account-requests.ts';

/** A passkey has signed; what the server says to it comes next. */
type Signed = Asked<UsedCredential>;

/** The browser’s window was closed, or none of its passkeys is ours, or it took too long: browsers do not tell which. */
export const CLOSED = 'closed';

/** A challenge is asked for again a minute before it is too old. */
const RENEW = 240_000;

function general(message: string): { readonly problem: Problem } {
  return { problem: { message, general: true } };
}

/** The browser's own word for what went wrong: the library has words of its own around some. */
function nameOf(error: unknown): string {
  const { name, cause } = error instanceof Error ? error : new Error();
  return cause instanceof Error ? cause.name : name;
}

function wasClosed(error: unknown): boolean {
  return ['NotAllowedError', 'AbortError'].includes(nameOf(error));
}

function askForOne() {
  return request('/api/session/passkey/options', passkeyRequests['POST /api/session/passkey/options'].output, {});
}

/** What the browser said, as the contract has it: a passkey that does not say whose it is can be none of ours. */
function signed(credential: unknown): Signed {
  const { data } = usedCredential.safeParse(credential);
  return data === undefined ? general('This passkey doesn’t work here. Try again or use your password.') : { value: data };
}

/** Asks for a passkey in the browser’s own window. `signal`: nobody waits for it any more. */
export async function promptForPasskey(signal: AbortSignal): Promise<Signed | typeof CLOSED> {
  const asked = await askForOne();
  if ('problem' in asked) return asked;
  if (signal.aborted) return CLOSED;
  try {
    return signed(await startAuthentication({ optionsJSON: asked.value.options }));
  } catch (error) {
    return wasClosed(error) ? CLOSED : general('Your browser couldn’t use a passkey. Try again or use your password.');
  }
}

/** Offers passkeys where the browser fills in user names; null: it does not, or something else was begun. */
export async function offerPasskeys(signal: AbortSignal): Promise<Signed | null> {
  if (!(await browserSupportsWebAuthnAutofill())) return null;
  for (;;) {
    const asked = signal.aborted ? null : await askForOne();
    if (asked === null || 'problem' in asked || signal.aborted) return null;
    let old = false;
    const timer = setTimeout(() => {
      old = true;
      WebAuthnAbortService.cancelCeremony();
    }, RENEW);
    try {
      const credential = await startAuthentication({ optionsJSON: asked.value.options, useBrowserAutofill: true });
      return signal.aborted ? null : signed(credential);
    } catch {
      if (!old) return null;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Whatever the browser asks just now, it need not any more. */
export function stopAsking(): void {
  WebAuthnAbortService.cancelCeremony();
}

/** Comes in by what a passkey has signed. */
export function enterByPasskey(credential: UsedCredential): Promise<Asked<{ readonly person: Person }>> {
  return request('/api/session/passkey', passkeyRequests['POST /api/session/passkey'].output, { credential });
}

/** Asks for one’s passkeys. */
export function askPasskeys(): Promise<Asked<{ readonly passkeys: readonly Passkey[] }>> {
  return request('/api/account/passkeys', passkeyRequests['GET /api/account/passkeys'].output);
}

function whyNotAdded(error: unknown): string {
  switch (nameOf(error)) {
    case 'InvalidStateError':
      return 'You have a passkey on this device already.';
    case 'ConstraintError':
    case 'NotSupportedError':
      return 'This device can’t keep such a passkey. Try a phone or a password manager.';
    default:
      return 'Your browser couldn’t make a passkey. Try again.';
  }
}

/** Has the browser make a passkey, and adds it. `signal`: nobody waits for it any more. */
export async function addPasskey(password: string, signal: AbortSignal): Promise<Asked<{ readonly passkey: Passkey } | typeof CLOSED>> {
  const offered = await request('/api/account/passkeys/options', passkeyRequests['POST /api/account/passkeys/options'].output, { password });
  if ('problem' in offered) return offered;
  if (signal.aborted) return { value: CLOSED };
  try {
    const credential = await startRegistration({ optionsJSON: offered.value.options });
    return await request('/api/account/passkeys', passkeyRequests['POST /api/account/passkeys'].output, { credential });
  } catch (error) {
    return wasClosed(error) ? { value: CLOSED } : general(whyNotAdded(error));
  }
}

/** What tells a browser, where it listens, that a passkey is good for nothing any more (WebAuthn 3): what keeps it may remove it, too. */
interface Signals {
  signalUnknownCredential?(gone: { readonly rpId: string; readonly credentialId: string }): Promise<void>;
}

/** Removes one of one’s passkeys. */
export async function removePasskey({ id, site }: Passkey, password: string): Promise<Asked<object>> {
  const asked = await request('/api/account/passkeys/remove', passkeyRequests['POST /api/account/passkeys/remove'].output, { id, password });
  if (!('problem' in asked) && 'PublicKeyCredential' in globalThis) {
    await (PublicKeyCredential as Signals).signalUnknownCredential?.({ rpId: site, credentialId: id }).catch(() => {});
  }
  return asked;
}
