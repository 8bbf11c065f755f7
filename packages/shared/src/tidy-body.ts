/** The text of a message as it is kept: line ends unified, blank ends trimmed. */
export function tidyBody(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replaceAll('\u0000', '')
    .replace(/^\n+|\s+$/gu, '');
}
