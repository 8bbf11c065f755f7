import type { Limiter } from './limiter.ts';

/** For load tests: everything is allowed. */
export const unlimited: Limiter = { take: () => 0, giveBack: () => {}, forget: () => {}, bucket: () => () => 0 };
