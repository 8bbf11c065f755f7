import type { Sharp } from 'sharp';
import * as limits from '@parley/shared/limits.ts';
import { Rejection } from './errors.ts';
import type { Logger } from './logger.ts';
import { createTurns } from './turns.ts';

type Decoder = (typeof import('sharp'))['default'];

/** How long (s) one picture may take, and how many may wait for the one that is being read: each is in memory as it came. */
const TIME_MOST = 5;
const LINE = 16;

const LARGE = 256;
const SMALL = 96;
const QUALITY = 82;

/** Of these every pixel is in memory at once, and at its full depth: a file of a kilobyte can take half a gigabyte, and no time limit ends that. */
const WHOLE_MOST = 4_000_000;

const formats: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'gif', 'heif']);
const UNREADABLE = 'Choose a JPEG, PNG, WebP, GIF or AVIF picture.';
const BROKEN = 'This picture is damaged, or cut short. Choose another one.';

export interface Pictures {
  /** A picture of anybody’s, as two small ones that hold nothing but what is seen. Rejects in words if it is none, or too large. */
  portrait(content: Buffer): Promise<{ readonly small: Buffer; readonly large: Buffer }>;
}

/** Loaded by the first picture: it takes a tenth of a second and 30 MB. */
async function load(): Promise<Decoder> {
  const { default: decoder } = await import('sharp');
  // Of all that it can read only what browsers show: the others are hardly ever looked at by anybody but attackers.
  decoder.block({ operation: ['VipsForeignLoad'] });
  decoder.unblock({
    operation: [
      'VipsForeignLoadJpegBuffer',
      'VipsForeignLoadPngBuffer',
      'VipsForeignLoadWebpBuffer',
      'VipsForeignLoadNsgifBuffer',
      'VipsForeignLoadHeifBuffer',
    ],
  });
  decoder.cache(false);
  decoder.concurrency(1);
  return decoder;
}

function read(decoder: Decoder, content: Buffer, limitInputPixels: number | false): Sharp {
  return decoder(content, { limitInputPixels, failOn: 'error', pages: 1 }).timeout({ seconds: TIME_MOST });
}

async function portraitOf(decoder: Decoder, content: Buffer): Promise<{ readonly small: Buffer; readonly large: Buffer }> {
  // Its head says how large it is; nothing is unpacked for that.
  const { format, width, height, compression, isProgressive } = await read(decoder, content, false)
    .metadata()
    .catch(() => {
      throw new Rejection('invalid', UNREADABLE);
    });
  // HEIC is HEIF too, and needs what we may not bring.
  if (!formats.has(format) || (format === 'heif' && compression !== 'av1')) {
    throw new Rejection('invalid', UNREADABLE);
  }
  if (width * height > limits.picturePixels) {
    throw new Rejection('too_long', 'This picture is too large. It can have 25 megapixels at most.');
  }
  if (width * height > WHOLE_MOST && (format === 'heif' || isProgressive)) {
    throw new Rejection('too_long', 'This picture is too large. An AVIF or interlaced one can have 4 megapixels at most.');
  }
  const { data, info } = await read(decoder, content, limits.picturePixels)
    .autoOrient()
    .resize(LARGE, LARGE, { fit: 'cover' })
    // What can be seen through would show the initials below it.
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw new Rejection('invalid', BROKEN);
    });
  // From its pixels: whatever else was in it is left behind.
  const { width: side, height: high, channels } = info;
  const pixels = (): Sharp => decoder(data, { raw: { width: side, height: high, channels } });
  return {
    large: await pixels().webp({ quality: QUALITY }).toBuffer(),
    small: await pixels().resize(SMALL, SMALL).webp({ quality: QUALITY }).toBuffer(),
  };
}

/** Reads pictures, one at a time and beside the loop. */
export function createPictures(logger: Logger): Pictures {
  const turns = createTurns(1, LINE);
  let decoder: Promise<Decoder> | undefined;

  function ready(): Promise<Decoder> {
    decoder ??= load();
    return decoder.catch((error: unknown) => {
      decoder = undefined;
      logger.error({ err: error }, 'pictures cannot be read on this machine');
      throw new Rejection('forbidden', 'This Parley can’t read pictures.');
    });
  }

  return { portrait: (content) => turns.run(async () => portraitOf(await ready(), content)) };
}
