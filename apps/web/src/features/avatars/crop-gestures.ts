import { type Crop, moveBy, type Size, zoomOf, zoomTo } from './crop.ts';

/** Follows fingers, mouse and wheel over the element, in which the square lies; `now` tells what shows, `change` takes what shows next. */
export function listenForCrop(element: HTMLElement, square: Element, size: Size, now: () => Crop, change: (next: Crop) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const fingers = new Map<number, { readonly x: number; readonly y: number }>();

  /** Where the fingers are together, and how far apart. */
  function grip(): { readonly x: number; readonly y: number; readonly apart: number } {
    const [first = { x: 0, y: 0 }, second = first] = fingers.values();
    return { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2, apart: Math.hypot(first.x - second.x, first.y - second.y) };
  }

  function pointIn({ x, y }: { readonly x: number; readonly y: number }) {
    const { left, top, width, height } = square.getBoundingClientRect();
    return { x: (x - left) / width - 0.5, y: (y - top) / height - 0.5 };
  }

  function press(event: PointerEvent): void {
    if (event.button !== 0 || fingers.size === 2) return;
    element.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  function move(event: PointerEvent): void {
    if (!fingers.has(event.pointerId)) return;
    const before = grip();
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const after = grip();
    const { width } = square.getBoundingClientRect();
    const moved = moveBy(now(), size, { x: (after.x - before.x) / width, y: (after.y - before.y) / width });
    change(before.apart > 0 ? zoomTo(moved, size, (zoomOf(moved, size) * after.apart) / before.apart, pointIn(after)) : moved);
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault();
    // A line is about 16 px, and a pinch on a touchpad comes in smaller steps.
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 16) * (event.ctrlKey ? 5 : 1);
    const crop = now();
    change(zoomTo(crop, size, zoomOf(crop, size) * Math.exp(-pixels / 500), pointIn({ x: event.clientX, y: event.clientY })));
  }

  function release(event: PointerEvent): void {
    fingers.delete(event.pointerId);
  }

  element.addEventListener('pointerdown', press, { signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerup', release, { signal });
  element.addEventListener('pointercancel', release, { signal });
  element.addEventListener('wheel', wheel, { signal, passive: false });
  return () => stop.abort();
}
