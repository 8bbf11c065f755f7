import { afterEach, expect, test, vi } from 'vitest';
import { cutOut, openPicture, whyNoPicture } from './picture.ts';

afterEach(() => vi.unstubAllGlobals());

function startsWith(brand: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array([0, 0, 0, 24, ...new TextEncoder().encode(`ftyp${brand}`), 0, 0, 0, 0]);
}

test.each([
  ['what is in it', new File([startsWith('heic')], 'IMG_1', { type: '' })],
  ['what a later iPhone writes', new File([startsWith('mif1')], 'IMG_1', { type: '' })],
  ['its type', new File(['x'], 'IMG_1', { type: 'image/heif' })],
  ['its name', new File(['x'], 'IMG_1.HEIC', { type: '' })],
])('AVATAR10 a HEIC photo that the browser can’t read is said to be one, by %s', async (_, file) => {
  expect(await whyNoPicture(file)).toMatch(/^This browser can’t read HEIC photos\. Choose a JPEG or PNG/u);
});

test('AVATAR10 of any other file it is said that it can’t be shown as a picture', async () => {
  const said = 'This browser can’t show this file as a picture. Choose a JPEG, PNG or WebP.';
  for (const file of [new File(['not a picture'], 'me.png', { type: 'image/png' }), new File([startsWith('isom')], 'me.mp4'), new File([], 'me')])
    expect(await whyNoPicture(file)).toBe(said);
});

test('AVATAR10 a browser that reads HEIC cuts the photo out of it, and writes what every browser reads', async () => {
  vi.stubGlobal('URL', { createObjectURL: () => 'blob:1', revokeObjectURL: vi.fn() });
  // As Safari: it shows the file, and writes PNG where it is asked for WebP.
  vi.stubGlobal(
    'Image',
    class {
      src = '';
      naturalWidth = 4_032;
      naturalHeight = 3_024;
      decode = () => Promise.resolve();
    },
  );
  const drawImage = vi.fn();
  const toBlob = (done: (blob: Blob) => void) => done(new Blob(['png'], { type: 'image/png' }));
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => ({ fillRect() {}, drawImage }), toBlob }) });
  const picture = await openPicture(new File([startsWith('heic')], 'IMG_1.HEIC', { type: 'image/heic' }));
  if (picture === null) throw new Error('It was not opened.');
  const cut = await cutOut(picture, { x: 2_016, y: 1_512, side: 3_024 });
  expect(cut?.type).toBe('image/png');
  expect(drawImage).toHaveBeenCalledExactlyOnceWith(picture.image, 504, 0, 3_024, 3_024, 0, 0, 512, 512);
});
