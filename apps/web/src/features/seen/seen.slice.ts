import type { SeenBy } from '@parley/shared/features/seen.ts';
import { defineSlice } from '../../store/define-slice.ts';

/** Who has read the message that this tab watches, as it was told last. */
export type SeenState = SeenBy | null;

const initial: SeenState = null;

export const seen = defineSlice<SeenState, never, 'seen:changed'>(initial, { signals: { 'seen:changed': (_, seenBy) => seenBy } });
