import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** The upper half red, the lower half blue, wider than high. */
export function banner(width = 400, height = 200) {
  return sharp({ create: { width, height, channels: 3, background: '#00f' } }).composite([
    { input: { create: { width, height: height / 2, channels: 3, background: '#f00' } }, top: 0, left: 0 },
  ]);
}

/** One that nobody else has. */
export function plain(background: string): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 64, channels: 3, background } })
    .png()
    .toBuffer();
}

/** A photo as a phone makes it: lying on its side, with where and by whom it was taken. */
export async function phonePhoto(): Promise<Buffer> {
  const lying = await banner(400, 400).png().toBuffer();
  return sharp(lying)
    .rotate(-90)
    .withExif({
      IFD0: { Copyright: 'Secret Maya', Make: 'Secret Phone' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '13/1 24/1 0/1' },
    })
    .withXmp(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">Secret place</rdf:RDF></x:xmpmeta>',
    )
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** First red, then blue. */
export function moving(): Promise<Buffer> {
  const frame = (background: string) => ({ create: { width: 50, height: 50, channels: 3 as const, background } });
  return sharp([frame('#f00'), frame('#00f')].map((input) => ({ ...input })) as never, { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer();
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** As many white or black pixels, in next to no bytes. */
export function bomb(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.writeUInt8(1, 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(side * (Math.ceil(side / 8) + 1)), { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The colour in the middle of the upper and of the lower half. */
export async function halves(picture: Buffer): Promise<readonly [string, string]> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const nameAt = (x: number, y: number): string => {
    const from = (y * info.width + x) * info.channels;
    const [red = 0, green = 0, blue = 0] = data.subarray(from, from + 3);
    return red > 200 && green > 200 && blue > 200 ? 'white' : red > blue + 90 ? 'red' : blue > red + 90 ? 'blue' : `${red} ${green} ${blue}`;
  };
  return [nameAt(info.width / 2, info.height / 4), nameAt(info.width / 2, (info.height * 3) / 4)];
}
