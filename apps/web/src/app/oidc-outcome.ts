import { OIDC_OUTCOME, oidcOutcome, type OidcOutcome } from '@parley/shared/oidc-requests.ts';

/** What became of signing in elsewhere. */
export interface Outcome {
  readonly outcome: OidcOutcome;
  /** The provider’s id. */
  readonly provider: string;
}

/** What the address says of it: once, and then it does not say it any more. */
export function takeOutcome(): Outcome | null {
  const [said = '', provider = ''] = new URLSearchParams(location.search).get(OIDC_OUTCOME)?.split('.') ?? [];
  if (said === '') return null;
  history.replaceState(history.state, '', location.pathname + location.hash);
  const { data } = oidcOutcome.safeParse(said);
  return data === undefined ? null : { outcome: data, provider };
}

/** Whether what was to be done was done. */
export function isDone({ outcome }: Outcome): boolean {
  return outcome === 'kept' || outcome === 'linked' || outcome === 'proved';
}

/** In a sentence; `name`: the provider’s. */
export function sayOutcome({ outcome }: Outcome, name: string): string {
  switch (outcome) {
    case 'kept':
      return `Account created. With ${name} you can come back from any device.`;
    case 'linked':
      return `You can sign in with ${name} from now on.`;
    case 'proved':
      return 'Now you can go on.';
    case 'denied':
      return `You didn’t sign in with ${name}, and nothing has changed.`;
    case 'expired':
      return 'This took too long, or was used already. Try again.';
    case 'unreachable':
      return `${name} can’t be reached just now. Try again in a moment, or come in another way.`;
    case 'failed':
      return `Signing in with ${name} didn’t work. Try again, or come in another way.`;
    case 'unproved':
      return `${name} didn’t ask you to sign in again, so we can’t be sure it’s you. Sign out there and try again, or ask for a link to a new password.`;
    case 'untold':
      return `${name} doesn’t tell us when you signed in there, so it can’t show that it’s you. Ask for a link to a new password.`;
    case 'taken':
      return `Somebody here signs in with that ${name} account already. If that is you, sign out here and sign in with ${name}.`;
    case 'full':
      return 'You have linked as many as there can be. Remove one first.';
    case 'uninvited':
      return 'Parley takes only invited people here. Ask one of them for a link.';
    case 'deactivated':
      return 'This account is deactivated. Ask somebody who looks after this Parley.';
    case 'signed-out':
      return 'You were signed out meanwhile. Sign in and try again.';
    case 'somebody-else':
      return `That ${name} account isn’t yours here. Try again with the one you have linked.`;
    case 'too-many':
      return 'Many people have come from your network just now. Try again in a few minutes.';
  }
}
