import { Hash } from 'lucide-react';
import { Icon } from '../../ui/Icon.tsx';
import styles from './RoomGlyph.module.css';

interface Props {
  /** An emoji, or nothing: then it is `#`. */
  readonly icon: string;
  /** Of the line icon, in px; an emoji, which is lighter, is a quarter larger. Without it, an emoji takes `--glyph`. */
  readonly size?: 16 | 18 | 20 | 22;
}

/** A room’s sign, to stand before its name. */
export function RoomGlyph({ icon, size }: Props) {
  if (icon === '') return <Icon of={Hash} size={size ?? 18} />;
  return (
    <span className={styles['emoji']} style={size === undefined ? undefined : { '--glyph': `${size * 1.25}px` }} aria-hidden="true">
      {icon}
    </span>
  );
}
