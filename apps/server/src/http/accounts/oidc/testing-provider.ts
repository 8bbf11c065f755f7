import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { interactionPolicy, Provider } from 'oidc-provider';
import { onTestFinished } from 'vitest';
import type { OidcSettings } from '../../../oidc-settings.ts';

/** What a provider says of somebody. */
export type Claims = Readonly<Record<string, string | boolean>>;

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', kid: 'one' };
const client = { client_id: 'parley', client_secret: 'a secret that the two of them share' };

/** A real provider on a port of its own. It is not there before `serve` says where people come back to, nor after `stop`. */
export async function listenProvider(people: Map<string, Claims> = new Map()) {
  let handle: ((request: IncomingMessage, response: ServerResponse) => void) | null = null;
  const http = createServer((request, response) => {
    if (handle === null) response.writeHead(503).end();
    else handle(request, response);
  });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    http.closeAllConnections();
    await new Promise((resolve) => void http.close(resolve));
  });
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  /** Asks nobody who is in there already, whatever it is told to (`max_age=0`, which it takes for `prompt=login`). */
  let careless = false;
  /** When who signs in there from now on is said to have done so, in seconds. */
  let signedInAt: number | undefined;

  function build(redirectUris: string[]): Provider {
    const policy = interactionPolicy.base();
    const anew = policy.get('login')?.checks.get('login_prompt');
    if (anew === undefined) throw new Error('it asks in another way by now');
    const { check } = anew;
    anew.check = (ctx) => (careless ? interactionPolicy.Check.NO_NEED_TO_PROMPT : check(ctx));
    const provider = new Provider(issuer, {
      clients: [{ ...client, redirect_uris: redirectUris }],
      jwks: { keys: [key] },
      cookies: { keys: ['cookies of this test'] },
      features: { devInteractions: { enabled: false } },
      interactions: { policy, url: (_ctx, { uid }) => `/interaction/${uid}` },
      claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
      findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ ...people.get(accountId), sub: accountId }) }),
      async loadExistingGrant({ oidc }) {
        const grant = new provider.Grant({ clientId: 'parley', accountId: oidc.session?.accountId ?? '' });
        grant.addOIDCScope('openid profile email');
        await grant.save();
        return grant;
      },
    });
    return provider;
  }

  return {
    issuer,
    people,
    http,
    settings: (id: string, more: Partial<OidcSettings> = {}): OidcSettings => ({
      id,
      name: id.slice(0, 1).toUpperCase() + id.slice(1),
      issuer,
      clientId: client.client_id,
      clientSecret: client.client_secret,
      scopes: 'openid profile email',
      ...more,
    }),
    serve(...redirectUris: string[]) {
      const provider = build(redirectUris);
      const answer = provider.callback();
      handle = (request, response) => {
        const [, login] = /^\/interaction\/[\w-]+\?login=(.*)$/u.exec(request.url ?? '') ?? [];
        if (login === undefined) void answer(request, response);
        else {
          const result =
            login === ''
              ? { error: 'access_denied', error_description: 'said no' }
              : { login: { accountId: decodeURIComponent(login), ...(signedInAt !== undefined && { ts: signedInAt }) } };
          void provider.interactionFinished(request, response, result);
        }
      };
    },
    /** From now on it asks nobody anew; who signs in now has done so at this moment (s). */
    asksNobodyAnew(at: number) {
      careless = true;
      signedInAt = at;
    },
    asksAnew() {
      careless = false;
      signedInAt = undefined;
    },
    /** Whatever it is asked, it answers with this. */
    answerWith(answer: (request: IncomingMessage, response: ServerResponse) => void) {
      handle = answer;
    },
    stop() {
      handle = null;
    },
  };
}

/** What somebody does in a browser at the provider: signs in as `login`, or says no (null). Gives where they come back to, with what the provider says. `cookies`: what the browser has of it. */
export async function signInThere(url: string, login: string | null, cookies: Map<string, string> = new Map()): Promise<string> {
  async function open(address: string): Promise<string> {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(set) ?? [];
      cookies.set(name, value);
    }
    const to = answer.headers.get('location');
    if (to === null) throw new Error(`${address} leads nowhere: ${answer.status} ${await answer.text()}`);
    return new URL(to, address).href;
  }
  const interaction = await open(url);
  // Where nobody is asked, as for a client that it does not know, it leads back at once.
  if (!interaction.includes('/interaction/')) return interaction;
  return open(await open(`${interaction}?login=${encodeURIComponent(login ?? '')}`));
}
