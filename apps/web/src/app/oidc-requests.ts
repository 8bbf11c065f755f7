import { type MyProviders, oidcRequests, type ProviderWay } from '@parley/shared/oidc-requests.ts';
import { type Asked, request, unreachable } from './account-requests.ts';

interface Leaving {
  readonly provider: string;
  readonly way: ProviderWay;
  /** What makes the link of an invite one. */
  readonly invite?: string;
  readonly password?: string;
}

/** Asks where to go to sign in with a provider. */
export async function askTheWay(leaving: Leaving): Promise<Asked<{ readonly url: string }>> {
  const asked = await request('/api/oidc/start', oidcRequests['POST /api/oidc/start'].output, { ...leaving, to: location.pathname });
  // The browser goes there: it must be a page.
  return 'problem' in asked || /^https?:\/\//u.test(asked.value.url) ? asked : { problem: unreachable };
}

/** Asks with whom one signs in. */
export function askProviders(): Promise<Asked<MyProviders>> {
  return request('/api/account/providers', oidcRequests['GET /api/account/providers'].output);
}

/** Takes one of them away, with the password of who has one. */
export function unlinkProvider(id: string, password: string | null): Promise<Asked<object>> {
  return request('/api/account/providers/unlink', oidcRequests['POST /api/account/providers/unlink'].output, {
    id,
    ...(password !== null && { password }),
  });
}

/** Sets the password of who has none. */
export function setFirstPassword(password: string): Promise<Asked<object>> {
  return request('/api/account/password/first', oidcRequests['POST /api/account/password/first'].output, { password });
}
