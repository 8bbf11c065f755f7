/** How long to wait before try number `attempt` (from 0): full jitter under a bound that doubles from `first` to `most`. */
export function backoff(attempt: number, first: number, most: number, random: () => number): number {
  return Math.floor(random() * Math.min(most, first * 2 ** attempt));
}
