import type { Configuration, IDToken, UserInfoResponse } from 'openid-client';
import type { Clock } from '../../../lib/clock.ts';
import type { Logger } from '../../../lib/logger.ts';
import { isPrivate } from '../../../lib/private-address.ts';
import type { OidcSettings } from '../../../oidc-settings.ts';
import { askProvider, ProviderUnreachable } from './oidc-fetch.ts';

/** Who somebody is to a provider. Nothing but issuer and subject says who they are here; the rest are proposals. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | null;
  readonly userName: string | null;
  readonly email: string | null;
}

/** What the browser that leaves keeps, so that what comes back can be held against it. */
export interface Asking {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Why nobody is known. `denied`: they said no there. `failed`: what came back is not what was asked for. `unproved`: they were to sign in there anew, and did not. `untold`: whether they did is not said there at all. */
export type Unknown = 'denied' | 'unreachable' | 'failed' | 'unproved' | 'untold';

/** One of the providers that the settings name. */
export interface OidcProvider {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  /** Looks whether it is there and is what it says; if not, the log names the setting that says where it is. Never rejects. */
  look(setting: string): Promise<void>;
  /** Where the browser goes, and what it keeps; null: the provider can’t be reached now. `afresh`: the provider is to ask them, though it knows them. */
  begin(redirectUri: string, afresh: boolean): Promise<{ readonly url: string; readonly asking: Asking } | null>;
  /** Who came back with these parameters, once everything they say was proved. `since`: when they were sent there to sign in again; null: they were not. */
  finish(asking: Asking, parameters: string, since: number | null): Promise<Identity | Unknown>;
}

/** What a provider says of itself holds for an hour; one that did not answer is left alone for a moment, and then asked again. */
const FOUND_FOR = 3_600_000;
const FAILED_FOR = 2_000;
/** In seconds, for each question. */
const PATIENCE = 4;
/** Tokens have whole seconds, rounded down (ms). */
const ROUNDED = 1_000;
/** OpenID Connect Core: a subject has no more. */
const SUBJECT_MOST = 255;

/** Not before somebody signs in with a provider: nobody else has need of it. */
function library() {
  return import('openid-client');
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 1_000 ? value.trim() : null;
}

/**
 * Whether they signed in there within this time (ms). Asking for it (`max_age`) proves nothing: a provider may not know what that is, and answer for whoever sits
 * there. Both moments are by its own clock, so that it may differ from ours.
 */
function signedInWithin({ auth_time: at, iat }: IDToken, time: number): boolean {
  // What comes after the token, as a moment in milliseconds would, is none.
  return typeof at === 'number' && at <= iat + 1 && (iat - at) * 1_000 <= time + ROUNDED;
}

function isUnreachable(error: unknown): boolean {
  return error instanceof ProviderUnreachable || (error instanceof Error && 'code' in error && error.code === 'OAUTH_TIMEOUT');
}

export function createOidcProvider(settings: OidcSettings, logger: Logger, clock: Clock): OidcProvider {
  const { id, name, issuer, clientId, clientSecret, scopes } = settings;
  let asked: Promise<Configuration> | null = null;
  let until = 0;
  let isUntold = false;

  /** Once: only whoever runs this Parley can change it. */
  function sayUntold(): void {
    if (!isUntold)
      logger.warn(
        { reason: id },
        'a provider does not say when people signed in there (auth_time): by it nobody can set a first password or link another',
      );
    isUntold = true;
  }
  /** Whether the log says of it that it is not there. */
  let missing = false;

  async function discover(): Promise<Configuration> {
    const oidc = await library();
    const server = new URL(issuer);
    const insecure = server.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    const found = await oidc.discovery(server, clientId, undefined, oidc.None(), {
      execute: insecure,
      timeout: PATIENCE,
      [oidc.customFetch]: askProvider,
    });
    const metadata = found.serverMetadata();
    // Whoever says they are somebody else, as one that serves many may, could speak for people of others.
    if (metadata.issuer.replace(/\/$/u, '') !== issuer.replace(/\/$/u, '')) {
      throw new ProviderUnreachable('it calls itself something else');
    }
    // Where the page goes, and what we ask: nobody is led there to learn only then that it can’t be.
    for (const endpoint of [metadata.authorization_endpoint, metadata.token_endpoint, metadata.jwks_uri]) {
      if (endpoint === undefined || !URL.canParse(endpoint) || !isPrivate(new URL(endpoint))) {
        throw new ProviderUnreachable('it names no address with encryption');
      }
    }
    const methods = metadata.token_endpoint_auth_methods_supported;
    const basic = methods === undefined || (methods.includes('client_secret_basic') && !methods.includes('client_secret_post'));
    const proof = basic ? oidc.ClientSecretBasic(clientSecret) : oidc.ClientSecretPost(clientSecret);
    const made = new oidc.Configuration(metadata, clientId, clientSecret, proof);
    made.timeout = PATIENCE;
    made[oidc.customFetch] = askProvider;
    // The signature of what it says, too, and not only that it came over its connection.
    oidc.enableNonRepudiationChecks(made);
    for (const allow of insecure) {
      allow(made);
    }
    if (missing) {
      missing = false;
      logger.info({ reason: id }, 'a provider that people sign in with is there now');
    }
    return made;
  }

  function configuration(): Promise<Configuration> {
    if (asked === null || clock() >= until) {
      const asking = discover();
      asked = asking;
      until = clock() + FOUND_FOR;
      asking.catch(() => {
        if (asked === asking) {
          until = clock() + FAILED_FOR;
        }
      });
    }
    return asked;
  }

  function note(error: unknown): void {
    logger.warn({ err: error, reason: id }, 'a provider that people sign in with did not answer as it should');
  }

  /** What the token says, and where that is little, what the provider says beside it. */
  async function claimsOf(found: Configuration, claims: IDToken, accessToken: string): Promise<IDToken | UserInfoResponse> {
    if (claims['name'] !== undefined || claims['preferred_username'] !== undefined || found.serverMetadata().userinfo_endpoint === undefined) {
      return claims;
    }
    try {
      const { fetchUserInfo } = await library();
      return await fetchUserInfo(found, accessToken, claims.sub);
    } catch (error) {
      // Who they are is known: these would have been proposals.
      note(error);
      return claims;
    }
  }

  return {
    id,
    name,
    issuer,
    async look(setting) {
      try {
        // Apart from what is kept for those who sign in: should it come a moment later than we do, nobody waits for that.
        await discover();
      } catch (error) {
        missing = true;
        logger.warn(
          { err: error, reason: setting },
          'a provider that people sign in with does not answer, or not as one: look at this setting if it stays so',
        );
      }
    },
    async begin(redirectUri, afresh) {
      try {
        const oidc = await library();
        const found = await configuration();
        const asking = { redirectUri, state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
        const url = oidc.buildAuthorizationUrl(found, {
          redirect_uri: redirectUri,
          scope: scopes,
          state: asking.state,
          nonce: asking.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(asking.verifier),
          code_challenge_method: 'S256',
          // Some, such as Google, tell when only if the question names it.
          ...(afresh && { max_age: '0', claims: JSON.stringify({ id_token: { auth_time: { essential: true } } }) }),
        });
        return { url: url.href, asking };
      } catch (error) {
        note(error);
        return null;
      }
    },
    async finish({ redirectUri, state, nonce, verifier }, parameters, since) {
      const oidc = await library();
      try {
        const found = await configuration();
        const back = new URL(redirectUri);
        back.search = parameters;
        const tokens = await oidc.authorizationCodeGrant(found, back, {
          pkceCodeVerifier: verifier,
          expectedNonce: nonce,
          expectedState: state,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined || claims.sub === '' || claims.sub.length > SUBJECT_MOST) {
          return 'failed';
        }
        if (since !== null && claims.auth_time === undefined) {
          sayUntold();
          return 'untold';
        }
        if (since !== null && !signedInWithin(claims, clock() - since)) {
          return 'unproved';
        }
        const said = await claimsOf(found, claims, tokens.access_token);
        return {
          issuer: claims.iss,
          subject: claims.sub,
          name: text(said['name']),
          userName: text(said['preferred_username']),
          email: text(said['email']),
        };
      } catch (error) {
        if (error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied') {
          return 'denied';
        }
        note(error);
        return isUnreachable(error) ? 'unreachable' : 'failed';
      }
    },
  };
}
