import type { Mail } from '../../../lib/mailer.ts';

/** What Parley writes: short, plain text. Names stand in the text only, never in what heads a mail. */
export interface MailTexts {
  confirm(to: string, name: string, token: string): Mail;
  /** To an address that somebody else has: it says so to who reads it, and to nobody else. */
  inUse(to: string): Mail;
  /** To the address of before; `next` null: it was taken away. */
  changed(to: string, name: string, next: string | null): Mail;
  reset(to: string, name: string, userName: string, token: string): Mail;
}

export function createMailTexts(publicUrl: string): MailTexts {
  const { host } = new URL(publicUrl);
  const mail = (to: string, subject: string, ...lines: readonly string[]): Mail => ({
    to,
    subject,
    text: `${lines.join('\n\n')}\n\nParley at ${host}\n`,
  });
  return {
    confirm: (to, name, token) =>
      mail(
        to,
        'Confirm your address',
        `Hello ${name},`,
        'open this link to confirm that this is your address. It works once, for a day.',
        `${publicUrl}/confirm#${token}`,
        'If you did not ask for this, you need not do anything.',
      ),
    inUse: (to) =>
      mail(
        to,
        'This address has an account already',
        'Hello,',
        'somebody wanted to add this address to an account. It belongs to another account here, so nothing was changed.',
        'If that was you, take it away from the other account first. If it was not, you need not do anything.',
      ),
    changed: (to, name, next) =>
      mail(
        to,
        next === null ? 'Your address was taken away' : 'Your address was changed',
        `Hello ${name},`,
        next === null ? 'this address was taken away from your account.' : 'another address stands in the place of this one in your account now.',
        'If that wasn’t you, sign in and change your password, and tell whoever looks after this Parley.',
      ),
    reset: (to, name, userName, token) =>
      mail(
        to,
        'A new password',
        `Hello ${name},`,
        `by this link you choose a new password for ${userName}. It works once, for an hour.`,
        `${publicUrl}/reset#${token}`,
        'If you did not ask for this, you need not do anything: your password stays as it is.',
      ),
  };
}
