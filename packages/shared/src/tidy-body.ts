/** The text of a message as it is kept: line ends unified, blank ends trimmed. */
export function tidyBody(text: string): string {
  return (
    text
      .replace(/\r\n?/gu, '\n')
      .replaceAll('\u0000', '')
      .replace(/^\n+/u, '')
      // Not by a pattern: one that looks for white space at the end takes quadratic time over white space elsewhere.
      .trimEnd()
  );
}
