import { type MailState, mailRequests } from '@parley/shared/mail-requests.ts';
import { type Asked, request } from './account-requests.ts';

/** Asks whether mail can be sent, and for one’s own address. */
export function askMail(): Promise<Asked<MailState>> {
  return request('/api/mail', mailRequests['GET /api/mail'].output);
}

/** Adds an address, or another one: once the link in a mail to it was opened. */
export function addAddress(body: { readonly address: string; readonly current: string }): Promise<Asked<object>> {
  return request('/api/mail/address', mailRequests['POST /api/mail/address'].output, body);
}

/** Takes the address away. */
export function removeAddress(body: { readonly current: string }): Promise<Asked<object>> {
  return request('/api/mail/address/remove', mailRequests['POST /api/mail/address/remove'].output, body);
}

/** Confirms an address by the link in a mail to it. */
export function confirmAddress(token: string): Promise<Asked<{ readonly address: string }>> {
  return request('/api/mail/confirm', mailRequests['POST /api/mail/confirm'].output, { token });
}

/** Asks for a link to a new password, by mail. */
export function forgotPassword(who: string): Promise<Asked<object>> {
  return request('/api/reset/mail', mailRequests['POST /api/reset/mail'].output, { who });
}
