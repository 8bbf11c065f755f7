import type { CustomFetch } from 'openid-client';
import { isPrivate } from '../../../lib/private-address.ts';

/** A provider did not answer, or not so that anybody could tell it from one that does not. */
export class ProviderUnreachable extends TypeError {
  constructor(why: string, options?: ErrorOptions) {
    super(why, options);
    this.name = 'ProviderUnreachable';
  }
}

/** What a provider says is a few kilobytes; keys of many clients are the most. */
const SIZE_MOST = 256 * 1024;
/** How long (ms) an answer may take from the first byte to the last. The page waits for ten seconds. */
const ANSWER_MOST = 4_000;
/** Statuses that come without a body. */
const BODILESS = new Set([204, 205, 304]);

async function readAll(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Counted as it comes out of its compression: a small answer may unfold into a large one. Leaving the loop ends the request.
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > SIZE_MOST) {
      throw new ProviderUnreachable('its answer is too large');
    }
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** Asks a provider: encrypted, without following it elsewhere, and for a bounded answer in a bounded time. */
export const askProvider: CustomFetch = async (url, { body, headers, method, signal }) => {
  if (!isPrivate(new URL(url))) {
    throw new ProviderUnreachable('it names an address without encryption');
  }
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(ANSWER_MOST), ...(signal === undefined ? [] : [signal])]),
      ...(body !== undefined && body !== null && { body }),
    });
    if (response.status >= 500) {
      await response.body?.cancel();
      throw new ProviderUnreachable('it answers that it can’t');
    }
    const bytes = await readAll(response);
    return new Response(BODILESS.has(response.status) ? null : bytes, { status: response.status, headers: response.headers });
  } catch (error) {
    throw error instanceof ProviderUnreachable ? error : new ProviderUnreachable('it does not answer', { cause: error });
  }
};
