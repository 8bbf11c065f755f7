import { defineSlice } from '../../store/define-slice.ts';

/** Until when nobody is to disturb me; 0: one may. Worked out beside the page (`app/follow-quiet.ts`), where the clocks of time zones are. */
const initial = 0 as number;

export const dnd = defineSlice(initial, { local: { 'quiet:changed': (_, { until }) => until } });
