import { busyIsFinal } from './busy-is-final.ts';
import { catchUpOffByOne } from './catch-up-off-by-one.ts';
import { droppedWhenCut } from './dropped-when-cut.ts';
import { holeInTheLog } from './hole-in-the-log.ts';
import { joinBeforeEmit } from './join-before-emit.ts';
import { keptWithoutStoring } from './kept-without-storing.ts';
import { leaveAfterEmit } from './leave-after-emit.ts';
import { leaveNotTold } from './leave-not-told.ts';
import { newIdPerRetry } from './new-id-per-retry.ts';
import { notAskedAfter } from './not-asked-after.ts';
import { notSynced } from './not-synced.ts';
import { noDedupe } from './no-dedupe.ts';
import { noGapCheck } from './no-gap-check.ts';
import { noIdUniqueness } from './no-id-uniqueness.ts';
import { orderByTime } from './order-by-time.ts';
import { outboxInParallel } from './outbox-in-parallel.ts';
import { packetBeforeCommit } from './packet-before-commit.ts';
import { packetLost } from './packet-lost.ts';
import { pageEndsEarly } from './page-ends-early.ts';
import { readNotStored } from './read-not-stored.ts';
import { readThenSubscribe } from './read-then-subscribe.ts';
import { readWithoutMembership } from './read-without-membership.ts';
import { rejectedOnStorageError } from './rejected-on-storage-error.ts';
import { sentWhenWritten } from './sent-when-written.ts';
import { signalsToEverybody } from './signals-to-everybody.ts';
import { staysInTheRoom } from './stays-in-the-room.ts';
import { staysSubscribed } from './stays-subscribed.ts';
import { unreadBySeq } from './unread-by-seq.ts';
import type { Mutant } from './mutant.ts';

/** Every planted bug: docs/FAULTS.md lists them. */
export const mutants: readonly Mutant[] = [
  packetBeforeCommit,
  noIdUniqueness,
  readWithoutMembership,
  staysSubscribed,
  leaveAfterEmit,
  joinBeforeEmit,
  signalsToEverybody,
  rejectedOnStorageError,
  unreadBySeq,
  readNotStored,
  catchUpOffByOne,
  packetLost,
  holeInTheLog,
  orderByTime,
  pageEndsEarly,
  leaveNotTold,
  readThenSubscribe,
  newIdPerRetry,
  noGapCheck,
  noDedupe,
  busyIsFinal,
  outboxInParallel,
  droppedWhenCut,
  sentWhenWritten,
  staysInTheRoom,
  keptWithoutStoring,
  notAskedAfter,
  notSynced,
];

/** Three that are found within seconds: each quick run proves its checker with them. */
export const quickMutants: readonly Mutant[] = [sentWhenWritten, noIdUniqueness, staysSubscribed];
