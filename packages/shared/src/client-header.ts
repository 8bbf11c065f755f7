/**
 * Our client sends this header (any value) with every HTTP request of its socket. Browsers name no origin where a page polls its own
 * server under plain http; a page of another origin cannot send it, unless the server's CORS lets it.
 */
export const CLIENT_HEADER = 'x-parley';
