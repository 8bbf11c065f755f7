import styles from './Cropped.module.css';
import type { Crop } from './crop.ts';
import type { Picture } from './picture.ts';

interface Props {
  readonly picture: Picture;
  readonly crop: Crop;
}

/** A picture, laid so that the square fills the place; what of it lies beside the square shows if the place lets it. */
export function Cropped({ picture, crop }: Props) {
  const { width, height } = picture;
  // In parts of the place, which is a square of any size.
  const part = (pixels: number): string => `${(pixels / crop.side) * 100}%`;
  return (
    <img
      src={picture.url}
      alt=""
      draggable={false}
      className={styles['picture']}
      style={{ width: part(width), height: part(height), left: part(crop.side / 2 - crop.x), top: part(crop.side / 2 - crop.y) }}
    />
  );
}
