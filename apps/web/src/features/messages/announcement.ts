import type { Entry } from './entry.ts';

/** Characters of a message that are read out. */
const most = 200;

function cut(text: string): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** What to say of messages that just came: the message itself, or how many and from whom the last is. Nothing of what somebody blocked said. Empty: nothing. */
export function announcement(
  entries: readonly Entry[],
  names: Readonly<Record<string, string>>,
  me: string,
  blocked: Readonly<Record<string, unknown>>,
): string {
  const messages = entries.flatMap((entry) => (entry.type === 'message:sent' && entry.actor !== me && !blocked[entry.actor ?? ''] ? [entry] : []));
  const last = messages.at(-1);
  if (last === undefined) return '';
  const said = `${names[last.actor ?? ''] ?? 'Somebody'}: ${cut(last.payload.body)}`;
  return messages.length === 1 ? said : `${messages.length} new messages, last from ${said}`;
}
