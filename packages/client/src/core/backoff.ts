/**
 * How long to wait before the next try, after `waited` ms of waiting so far: full jitter under a bound that begins at `first` and grows by what was
 * waited, so that it doubles at most, up to `most`. Hence whatever was away for some time is found again at the latest `first` and as long again after
 * it is back; a bound that doubled with every try would after a row of short waits keep a device away for many times the outage.
 */
export function backoff(waited: number, first: number, most: number, random: () => number): number {
  return Math.floor(random() * Math.min(most, first + waited));
}
