import * as limits from '@parley/shared/limits.ts';
import type { Sharp } from 'sharp';
import type { PictureAnswer, PictureTask } from './pictures.ts';

// A process of its own for one picture: what a decoder may be made to do by what is in it ends with the process.

type Decoder = (typeof import('sharp'))['default'];

const LARGE = 256;
const SMALL = 96;
const QUALITY = 82;

/** Of these every pixel is in memory at once, and at its full depth: a file of a kilobyte can take half a gigabyte. */
const WHOLE_MOST = 4_000_000;
/** How often it looks at what it takes (ms). */
const LOOK = 10;

const formats: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'gif', 'heif']);
const UNREADABLE = 'Choose a JPEG, PNG, WebP, GIF or AVIF picture.';
const BROKEN = 'This picture is damaged, or cut short. Choose another one.';

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
  return decoder(content, { limitInputPixels, failOn: 'error', pages: 1 });
}

async function portraitOf(decoder: Decoder, content: Buffer): Promise<PictureAnswer> {
  // Its head says how large it is; nothing is unpacked for that.
  const head = await read(decoder, content, false)
    .metadata()
    .catch(() => null);
  // HEIC is HEIF too, and needs what we may not bring.
  if (head === null || !formats.has(head.format) || (head.format === 'heif' && head.compression !== 'av1')) {
    return { refused: 'invalid', message: UNREADABLE };
  }
  const pixels = head.width * head.height;
  if (pixels > limits.picturePixels) {
    return { refused: 'too_long', message: 'This picture is too large. It can have 25 megapixels at most.' };
  }
  if (pixels > WHOLE_MOST && (head.format === 'heif' || head.isProgressive)) {
    return { refused: 'too_long', message: 'This picture is too large. An AVIF or interlaced one can have 4 megapixels at most.' };
  }
  const seen = await read(decoder, content, limits.picturePixels)
    .autoOrient()
    .resize(LARGE, LARGE, { fit: 'cover' })
    // What can be seen through would show the initials below it.
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => null);
  if (seen === null) {
    return { refused: 'invalid', message: BROKEN };
  }
  // From its pixels: whatever else was in it is left behind.
  const { width, height, channels } = seen.info;
  const pixelsOnly = (): Sharp => decoder(seen.data, { raw: { width, height, channels } });
  return {
    large: await pixelsOnly().webp({ quality: QUALITY }).toBuffer(),
    small: await pixelsOnly().resize(SMALL, SMALL).webp({ quality: QUALITY }).toBuffer(),
  };
}

function tell(answer: PictureAnswer): void {
  process.send?.(answer, () => process.exit(0));
}

// The server has ended, or has waited for long enough.
process.once('disconnect', () => process.exit(0));
process.once('message', ({ content, memory, time }: PictureTask) => {
  // The decoder works beside this loop, which is free to see how much it takes.
  setInterval(() => {
    const { user, system } = process.cpuUsage();
    if (process.memoryUsage.rss() > memory || user + system > time * 1_000) process.exit(1);
  }, LOOK);
  load().then(
    async (decoder) => tell(await portraitOf(decoder, Buffer.from(content))),
    (error: unknown) => tell({ failed: String(error) }),
  );
});
