import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createPictures } from './pictures.ts';
import { quiet } from './testing-logger.ts';

function grey(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#888' } });
}

test.each([
  ['memory', { memory: 1_000_000, time: 5_000 }],
  ['time', { memory: 256_000_000, time: 1 }],
])('AVATAR2 T4 a picture that takes too much %s to read ends with its process, and is refused in a sentence', async (_, bounds) => {
  const picture = await grey(400, 400).png().toBuffer();
  await expect(createPictures(quiet, bounds).portrait(picture)).rejects.toThrow('This picture takes too much to read. Choose another one.');
});

test.each([
  ['JPEG', () => grey(5_000, 5_000).jpeg({ quality: 20 })],
  ['WebP', () => grey(5_000, 5_000).webp({ quality: 5, effort: 0 })],
  ['AVIF', () => grey(2_000, 2_000).avif({ quality: 20, effort: 0 })],
] as const)('AVATAR2 T4 the largest %s that is taken fits into what one picture may take', async (_, make) => {
  const { large } = await createPictures(quiet).portrait(await make().toBuffer());
  expect((await sharp(large).metadata()).width).toBe(256);
});
