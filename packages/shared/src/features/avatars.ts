import * as z from 'zod/mini';
import { command, defineFeature } from '../contract.ts';

/** Where a photo is served. Made by the server at random: whoever was not told it finds nothing by it. */
export const avatarId = z.string().check(z.regex(/^[0-9a-f]{32}$/, 'That is no photo.'));

/** How wide and high a photo is served, in pixels: for the rows of lists, and for what shows somebody larger. */
export const avatarSizes = [96, 256] as const;
export type AvatarSize = (typeof avatarSizes)[number];

/** A photo comes in over HTTP (`POST /api/avatar`), and travels as a part of the profile. */
export const avatars = defineFeature({
  commands: {
    'avatar:set': command({
      input: z.strictObject({ avatar: z.nullable(avatarId) }),
      output: z.object({ avatar: z.nullable(avatarId) }),
      rate: 'everywhere',
      about: 'Takes your photo away (null), or puts one back that was yours within the last hour. A new one is sent to POST /api/avatar.',
    }),
  },
  events: {},
  signals: {},
});
