import { kill } from './f01-kill.ts';
import { crashPoints } from './f01s-crash-points.ts';
import { cut } from './f02-cut.ts';
import { stop } from './f03-pause.ts';
import { ackLost } from './f04-ack-lost.ts';
import { halfOpen } from './f05-half-open.ts';
import { slow } from './f06-slow.ts';
import { slowReader } from './f07-slow-reader.ts';
import { diskFull } from './f08a-full.ts';
import { fsyncFails } from './f08b-fsync.ts';
import { powerLoss } from './f08c-power.ts';
import { herd } from './f11-herd.ts';
import { clock } from './f12-clock.ts';
import { longOffline } from './f14-long-offline.ts';
import { churn } from './f15-churn.ts';
import { poison } from './f16-poison.ts';
import { brokenStore } from './f17-store.ts';
import { sparseTail } from './f18-sparse.ts';
import { deploy } from './f19-deploy.ts';
import { allAtOnce } from './f21-all.ts';
import type { Row } from './row.ts';

/** Every row of the matrix, in the order in which a run takes them. */
export const rows: readonly Row[] = [
  kill,
  crashPoints,
  cut,
  stop,
  ackLost,
  halfOpen,
  slow,
  slowReader,
  diskFull,
  fsyncFails,
  powerLoss,
  herd,
  clock,
  longOffline,
  churn,
  poison,
  brokenStore,
  sparseTail,
  deploy,
  allAtOnce,
];
