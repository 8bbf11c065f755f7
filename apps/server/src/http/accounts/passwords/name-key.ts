/** What names and addresses that somebody typed are compared and counted by. Few servers tell cases apart, and each spelling of one is no other one. */
export function nameKey(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}
