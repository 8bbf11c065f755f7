const most = 120;
/** In the place of a message that is gone: nobody writes an empty one. */
export const ERASED = 'Message deleted';

/** The beginning of a message, as lists of rooms show it: never half of a character. Server and device cut at one place. */
export function previewOf(body: string): string {
  if (body === '') return ERASED;
  return body.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '');
}
