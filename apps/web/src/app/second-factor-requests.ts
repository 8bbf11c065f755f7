import type { Person } from '@parley/shared/features/people.ts';
import { type SecondFactor, secondFactorRequests } from '@parley/shared/second-factor.ts';
import { type Asked, request } from './account-requests.ts';

/** What somebody proves themselves with. */
export interface Proof {
  readonly password: string;
  /** From their app, or a backup code. */
  readonly code: string;
}

/** What an app takes, and what gives it back to the server with a code. */
export interface Offer {
  readonly secret: string;
  readonly setup: string;
}

type BackupCodes = Asked<{ readonly backupCodes: readonly string[] }>;

/** Takes the second step of signing in. */
export function enterWithCode(ticket: string, code: string): Promise<Asked<{ readonly person: Person }>> {
  return request('/api/session/second-factor', secondFactorRequests['POST /api/session/second-factor'].output, { ticket, code });
}

/** Asks for one’s second factor. */
export function askSecondFactor(): Promise<Asked<{ readonly secondFactor: SecondFactor | null }>> {
  return request('/api/account/second-factor', secondFactorRequests['GET /api/account/second-factor'].output);
}

/** Begins to switch it on. */
export function offerSecondFactor(password: string): Promise<Asked<Offer>> {
  return request('/api/account/second-factor/offer', secondFactorRequests['POST /api/account/second-factor/offer'].output, { password });
}

/** Switches it on, by the first code. */
export function switchOn(setup: string, code: string): Promise<BackupCodes> {
  return request('/api/account/second-factor', secondFactorRequests['POST /api/account/second-factor'].output, { setup, code });
}

/** Asks for new backup codes in the place of the old. */
export function renewBackupCodes(proof: Proof): Promise<BackupCodes> {
  return request('/api/account/second-factor/backup-codes', secondFactorRequests['POST /api/account/second-factor/backup-codes'].output, proof);
}

/** Switches it off. */
export function switchOff(proof: Proof): Promise<Asked<object>> {
  return request('/api/account/second-factor/off', secondFactorRequests['POST /api/account/second-factor/off'].output, proof);
}
