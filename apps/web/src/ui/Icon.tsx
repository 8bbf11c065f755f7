import type { LucideIcon } from 'lucide-react';

interface Props {
  readonly of: LucideIcon;
  readonly size?: 14 | 16 | 18 | 20 | 22;
  /** Points along the line of text, so it is mirrored in right-to-left scripts. */
  readonly flip?: boolean;
}

/** A line icon. It says nothing to screen readers: the button or the text beside it does. */
export function Icon({ of: Glyph, size = 18, flip = false }: Props) {
  return <Glyph size={size} strokeWidth={size === 14 ? 2 : 1.75} focusable={false} {...(flip && { className: 'flip' })} />;
}
