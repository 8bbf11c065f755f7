import { parseActions, type Schedule } from './schedule.ts';

/** Schedules that found something once, and what. */
export const found: readonly Schedule[] = [
  // A doubt whose question was lost was forgotten.
  {
    seed: 7,
    weather: { loss: 0.3, copies: 0.2, delay: 200, openFails: 0.4 },
    actions: parseActions(`
      cut - 1 2886, post attic 3 3582, write kitchen 1 11, write kitchen 1 134, drain - 1 16, join kitchen 1 26,
      post garden 3 1429, open kitchen 1 63, open kitchen 1 2526, open kitchen 1 250, open kitchen 1 9976,
      post attic 4 281, open kitchen 1 45, release garden 1 7594, write kitchen 1 277, retryNow - 1 18,
      restore - 1 1661, leave kitchen 1 214, busy - 2 118, write attic 1 60, open garden 1 0, open kitchen 1 64,
      post kitchen 1 7730, open kitchen 1 21, write kitchen 1 217, open kitchen 1 8, post kitchen 1 11740,
      leave kitchen 1 44, release attic 1 262, write garden 1 277, post kitchen 4 238, leave kitchen 1 8,
      open kitchen 1 29, leave kitchen 1 294, write attic 1 74, write garden 1 96, open kitchen 1 6557
    `),
  },
  // A room that was let go reported again what the list showed already.
  {
    seed: 164287030,
    weather: { loss: 0, copies: 0.2, delay: 3000, openFails: 0 },
    actions: parseActions(`
      open attic 1 0, cut - 1 1, cut - 1 0, post attic 1 0, post garden 1 78, cut - 1 55, write kitchen 1 202,
      release kitchen 1 12, cut - 1 51, post garden 2 156, cut - 1 3231, post attic 3 10, post garden 4 10431,
      busy - 3 0, open kitchen 1 8146, write kitchen 1 0, post attic 3 5633, drain - 1 0, write kitchen 1 0,
      release kitchen 1 3683, leave attic 1 0, write kitchen 1 1970, cut - 1 0, write kitchen 1 0, leave kitchen 1 0
    `),
  },
  // A place in a log that a restore set back confirmed a message that was lost.
  {
    seed: 222769466,
    weather: { loss: 0.05, copies: 0.2, delay: 3000, openFails: 0 },
    actions: parseActions(`
      post attic 1 0, open kitchen 1 0, post garden 1 0, open attic 1 0, post kitchen 4 0, post attic 2 127,
      write kitchen 1 7902, swallow - 1 133, write kitchen 1 97, cut - 1 71, write attic 7 234, write garden 1 298,
      leave kitchen 1 67, cut - 1 12, leave kitchen 1 255, cut - 1 8744, post kitchen 1 112, restore - 3 0,
      write attic 1 0, post attic 1 5358, write kitchen 1 39
    `),
  },
  // A room that was left was heard of before its end was told.
  {
    seed: 4349483,
    weather: { loss: 0.3, copies: 0, delay: 5, openFails: 0 },
    actions: parseActions(`
      open kitchen 1 102, write kitchen 1 226, post garden 4 18, leave kitchen 1 10026, write kitchen 1 15,
      cut - 1 0, open attic 1 0, post kitchen 1 0, write kitchen 1 522, post attic 1 200, leave attic 1 0,
      write kitchen 1 0, join attic 1 0, post kitchen 1 0, write attic 1 0
    `),
  },
  // A snapshot that was read before the person left opened the room after they had.
  {
    seed: 23,
    weather: { loss: 0, copies: 0, delay: 3000, openFails: 0.4 },
    actions: parseActions(`
      busy - 7 233, post attic 1 166, post kitchen 1 271, write kitchen 1 2960, write kitchen 1 151,
      write kitchen 1 3565, cut - 1 0, release kitchen 1 163, write kitchen 1 10390, post kitchen 1 20,
      leave garden 1 197, write kitchen 1 189, write kitchen 1 50, cut - 1 6052, open kitchen 1 160,
      join kitchen 1 285, post kitchen 1 243, open kitchen 1 181, post kitchen 1 7647, write kitchen 1 4629,
      post kitchen 1 67, leave garden 1 469, write kitchen 1 111, write kitchen 1 4641, post kitchen 1 44,
      drain - 1 2877, leave kitchen 1 0, write kitchen 1 0, write kitchen 1 0, retryNow - 1 0
    `),
  },
  // A room's snapshot came after a newer list of rooms, which then was behind for good.
  {
    seed: 1914498727,
    weather: { loss: 0.05, copies: 0.2, delay: 3000, openFails: 0 },
    actions: parseActions(`
      post attic 1 70, write kitchen 1 206, open kitchen 1 0, write kitchen 1 150, leave kitchen 1 21,
      write kitchen 1 4603, retryNow - 1 84, open garden 1 232, cut - 1 6017, write garden 1 0, post kitchen 1 95,
      post kitchen 1 215, retryNow - 1 97, write kitchen 1 101, write kitchen 1 79, leave attic 1 150,
      open kitchen 1 211, post kitchen 1 46, release garden 1 0, cut - 1 0
    `),
  },
  // What was held back until a snapshot was given up asked for it at once, and the pause asked again: the later answer was older than what had come.
  {
    seed: 598741721,
    weather: { loss: 0, copies: 0.2, delay: 3000, openFails: 0 },
    actions: parseActions(`
      post garden 2 3237, release kitchen 1 1829, write kitchen 1 0, post kitchen 1 34, write kitchen 1 1191, cut - 1 0,
      busy - 7 0, leave kitchen 1 0, post attic 2 0, write kitchen 1 5578, open kitchen 1 0, notice kitchen 1 0,
      post kitchen 1 0, open attic 1 11011
    `),
  },
  // An event of a held room set back how far a newer list was known to be: when the room was let go, what the list had already passed by again.
  {
    seed: 19,
    weather: { loss: 0.05, copies: 0, delay: 200, openFails: 0.4 },
    actions: parseActions(`
      open attic 1 0, post garden 3 136, post garden 4 37, cut - 1 9338, restore - 1 8169, join kitchen 1 114,
      write kitchen 1 8237, open attic 1 27, open garden 1 25, write kitchen 1 7772, restore - 1 3234, write kitchen 1 176,
      cut - 1 109, post kitchen 1 210, drain - 1 245, write garden 4 294, post kitchen 1 292, write kitchen 1 239,
      post attic 1 263, join kitchen 1 59, write kitchen 1 11, leave garden 1 0, leave kitchen 1 178, restore - 1 0,
      post kitchen 1 0, post kitchen 1 0, open kitchen 1 0
    `),
  },
];
