import { avatarRequests } from '@parley/shared/avatar-requests.ts';
import { type Asked, understand } from './account-requests.ts';

/** How long (ms) a photo may take on its way. */
const most = 60_000;

/** Makes a picture one’s photo. */
export function sendPhoto(picture: Blob): Promise<Asked<{ readonly avatar: string }>> {
  const sent = fetch('/api/avatar', {
    method: 'POST',
    headers: { 'content-type': picture.type },
    body: picture,
    signal: AbortSignal.timeout(most),
  });
  return understand(
    sent.then(async (response) => ({ ok: response.ok, status: response.status, fields: (await response.json()) as Record<string, unknown> })),
    avatarRequests['POST /api/avatar'].output,
  );
}
