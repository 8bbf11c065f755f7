/** How large a picture is, in its own pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The square of a picture that shows: its middle and its side, in the picture’s pixels. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** A point of the square, from its middle: -0.5 to 0.5. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export const zoomMost = 8;
const middle: Point = { x: 0, y: 0 };

function between(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** The largest square there is. */
function whole({ width, height }: Size): number {
  return Math.min(width, height);
}

/** What shows at first: as much as there is, from the middle. */
export function wholeCrop(size: Size): Crop {
  return { x: size.width / 2, y: size.height / 2, side: whole(size) };
}

function within({ x, y, side }: Crop, { width, height }: Size): Crop {
  const half = side / 2;
  return { x: between(half, x, width - half), y: between(half, y, height - half), side };
}

/** How many times larger than at first it shows. */
export function zoomOf({ side }: Crop, size: Size): number {
  return whole(size) / side;
}

/** The same, that much larger; what lies at that point stays there. */
export function zoomTo(crop: Crop, size: Size, zoom: number, at: Point = middle): Crop {
  const side = whole(size) / between(1, zoom, zoomMost);
  return within({ x: crop.x + at.x * (crop.side - side), y: crop.y + at.y * (crop.side - side), side }, size);
}

/** The picture moved by so many of the square’s sides. It never uncovers what lies below it. */
export function moveBy(crop: Crop, size: Size, by: Point): Crop {
  return within({ ...crop, x: crop.x - by.x * crop.side, y: crop.y - by.y * crop.side }, size);
}

/** What a key does to it; null: nothing. */
export function cropByKey(crop: Crop, size: Size, key: string, far: boolean): Crop | null {
  const step = far ? 0.25 : 0.05;
  const zoom = zoomOf(crop, size);
  switch (key) {
    case 'ArrowLeft':
      return moveBy(crop, size, { x: -step, y: 0 });
    case 'ArrowRight':
      return moveBy(crop, size, { x: step, y: 0 });
    case 'ArrowUp':
      return moveBy(crop, size, { x: 0, y: -step });
    case 'ArrowDown':
      return moveBy(crop, size, { x: 0, y: step });
    case '+':
    case '=':
      return zoomTo(crop, size, zoom * 1.1);
    case '-':
    case '_':
      return zoomTo(crop, size, zoom / 1.1);
    case '0':
      return wholeCrop(size);
    default:
      return null;
  }
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}

/** Where it shows what, for who does not see it. */
export function cropText({ x, y, side }: Crop, { width, height }: Size): string {
  const share = (at: number, length: number): number => (length <= side ? 0.5 : (at - side / 2) / (length - side));
  return `Zoom ${percent(whole({ width, height }) / side)}, ${percent(share(x, width))} from the left, ${percent(share(y, height))} from the top`;
}
