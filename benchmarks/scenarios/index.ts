import { busyRoom100 } from './busy-room-100.ts';
import { busyRoom500 } from './busy-room-500.ts';
import { busyRooms200 } from './busy-rooms-200.ts';
import { loneSender } from './lone-sender.ts';
import type { Scenario } from './scenario.ts';

/** Every scenario, in the order of the report. */
export const scenarios: readonly Scenario[] = [busyRoom100, busyRoom500, busyRooms200, loneSender];
