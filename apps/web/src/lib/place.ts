export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Wish {
  /** The edge that both share, along the line of text. */
  readonly align: 'start' | 'end';
  readonly rtl: boolean;
}

const gap = 4;
const margin = 8;

/** Where a floating box stands beside its anchor: below it, else above it, and never outside the window. */
export function place(
  anchor: Box,
  size: Pick<Box, 'width' | 'height'>,
  view: Pick<Box, 'width' | 'height'>,
  { align, rtl }: Wish,
): { left: number; top: number } {
  const shareLeft = (align === 'start') !== rtl;
  const wished = shareLeft ? anchor.left : anchor.left + anchor.width - size.width;
  const below = anchor.top + anchor.height + gap;
  const above = anchor.top - gap - size.height;
  const fitsBelow = below + size.height <= view.height - margin;
  const top = fitsBelow || above < margin ? below : above;
  return {
    left: Math.max(margin, Math.min(wished, view.width - margin - size.width)),
    top: Math.max(margin, Math.min(top, view.height - margin - size.height)),
  };
}

/** The same beside a row: before it, else behind it, as high as the row, and never outside the window. */
export function placeBeside(anchor: Box, size: Pick<Box, 'width' | 'height'>, view: Pick<Box, 'width' | 'height'>): { left: number; top: number } {
  const before = anchor.left - gap - size.width;
  const behind = anchor.left + anchor.width + gap;
  return {
    left: before >= margin ? before : Math.max(margin, Math.min(behind, view.width - margin - size.width)),
    top: Math.max(margin, Math.min(anchor.top, view.height - margin - size.height)),
  };
}
