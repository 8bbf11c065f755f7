import { accountRequests } from './accounts.ts';
import { deviceLinkRequests } from './device-link-requests.ts';
import { inviteRequests } from './invite-requests.ts';
import { leavingRequests } from './leaving-requests.ts';
import { mailRequests } from './mail-requests.ts';
import { oidcRequests } from './oidc-requests.ts';
import { passkeyRequests } from './passkeys.ts';
import { resetRequests } from './reset-requests.ts';
import { roleRequests } from './role-requests.ts';
import { secondFactorRequests } from './second-factor.ts';

/** All that is asked over HTTP alone, of accounts and the ways in: a line for each of them. */
export const httpRequests = {
  ...accountRequests,
  ...passkeyRequests,
  ...secondFactorRequests,
  ...inviteRequests,
  ...resetRequests,
  ...mailRequests,
  ...deviceLinkRequests,
  ...leavingRequests,
  ...oidcRequests,
  ...roleRequests,
} as const;
