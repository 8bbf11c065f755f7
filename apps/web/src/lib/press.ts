import type { MouseEvent, PointerEvent } from 'react';

function plain(event: MouseEvent): boolean {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}

/**
 * Follows a link within the app when the mouse goes down, not when it comes up: that is a tenth of a second. Touch and the
 * keyboard use the click. `open` may be called twice for one press, so going where one is must do nothing.
 */
export function pressProps(open: () => void) {
  return {
    onPointerDown(event: PointerEvent) {
      if (event.pointerType === 'mouse' && plain(event)) open();
    },
    // The focus belongs to what opens, not to the link.
    onMouseDown(event: MouseEvent) {
      if (plain(event)) event.preventDefault();
    },
    onClick(event: MouseEvent) {
      if (!plain(event)) return;
      event.preventDefault();
      open();
    },
  };
}
