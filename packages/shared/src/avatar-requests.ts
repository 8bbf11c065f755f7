import * as z from 'zod/mini';
import { avatarId } from './features/avatars.ts';

/** What a photo may be sent as; what it is, is told by what is in it. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const;

/** What is asked about photos over HTTP. `takes`, `gives`: files of these types in the place of JSON. */
export const avatarRequests = {
  'POST /api/avatar': {
    about:
      'Makes the picture in the body your photo: its middle as a square, turned upright, without metadata. 10 MB and 25 megapixels at most; of one that moves the first frame.',
    takes: pictureTypes,
    output: z.object({ avatar: avatarId }),
  },
  'GET /api/avatars/{id}/{size}': {
    about: 'Somebody’s photo, 96 or 256 pixels wide, by the `avatar` of their profile; for as long as it is their photo.',
    gives: ['image/webp'],
  },
} as const;
