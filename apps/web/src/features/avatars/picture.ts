import type { Crop, Size } from './crop.ts';

/** A picture from a file, as this browser shows it: upright, of one that moves the first frame. */
export interface Picture extends Size {
  /** Where it is to be had until `close`. */
  readonly url: string;
  readonly image: HTMLImageElement;
  close(): void;
}

/** How wide and high the photo is that leaves the browser. */
const side = 512;
const quality = 0.92;

/** Null: this browser does not know it as a picture. */
export async function openPicture(file: Blob): Promise<Picture | null> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  const shown = await image.decode().then(
    () => image.naturalWidth > 0 && image.naturalHeight > 0,
    () => false,
  );
  if (!shown) {
    URL.revokeObjectURL(url);
    return null;
  }
  return { url, image, width: image.naturalWidth, height: image.naturalHeight, close: () => URL.revokeObjectURL(url) };
}

/** The names of pictures as iPhones take them, behind the length of the first part of the file. */
const heicBrands = /^ftyp(?:hei[cxms]|hev[cx]|mif1|msf1)/u;

/** What to say of a file that this browser does not know as a picture. */
export async function whyNoPicture(file: Blob & { readonly name?: string }): Promise<string> {
  const brand = await file.slice(4, 12).text();
  const isHeic = heicBrands.test(brand) || /^image\/hei[cf]/u.test(file.type) || /\.hei[cf]$/iu.test(file.name ?? '');
  return isHeic
    ? 'This browser can’t read HEIC photos. Choose a JPEG or PNG, or open Parley in Safari, which can.'
    : 'This browser can’t show this file as a picture. Choose a JPEG, PNG or WebP.';
}

/** Cuts out what shows. Nothing else of the file is in it, such as where it was taken. Null: this browser can’t. */
export function cutOut({ image }: Picture, crop: Crop): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (context === null) return Promise.resolve(null);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, crop.x - crop.side / 2, crop.y - crop.side / 2, crop.side, crop.side, 0, 0, side, side);
  // Browsers that don’t write WebP write PNG.
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/webp', quality);
  });
}
