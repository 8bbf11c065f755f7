import { type DeviceLink, deviceLinkRequests } from '@parley/shared/device-link-requests.ts';
import type { Person } from '@parley/shared/features/people.ts';
import { type Asked, request } from './account-requests.ts';

/** The link that signs another device in. What makes it one stands behind the `#`, which browsers send to nobody. */
export function deviceLink(token: string): string {
  return `${location.origin}/enter#${token}`;
}

/** Makes such a link. */
export function makeDeviceLink(password: string): Promise<Asked<DeviceLink>> {
  return request('/api/device-links', deviceLinkRequests['POST /api/device-links'].output, { password });
}

/** Asks whose link it is; one that has ended is gone. */
export function lookAtDeviceLink(token: string): Promise<Asked<{ readonly person: { readonly name: string } }>> {
  return request('/api/device-links/look', deviceLinkRequests['POST /api/device-links/look'].output, { token });
}

/** Comes in as whoever made the link. */
export function enterByDeviceLink(token: string): Promise<Asked<{ readonly person: Person }>> {
  return request('/api/device-links/enter', deviceLinkRequests['POST /api/device-links/enter'].output, { token });
}
