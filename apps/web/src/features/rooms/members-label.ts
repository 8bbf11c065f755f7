/** “1 member”, “1,204 members”. */
export function membersLabel(count: number): string {
  return count === 1 ? '1 member' : `${count.toLocaleString()} members`;
}
