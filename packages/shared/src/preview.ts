const most = 120;

/** The beginning of a message, as lists of rooms show it: never half of a character. Server and device cut at one place. */
export function previewOf(body: string): string {
  return body.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '');
}
