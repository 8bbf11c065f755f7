/** Where a reader was in a room: this row, this far from the upper edge. Pixels alone break when anything is resized. */
export interface ReadingPlace {
  readonly key: string;
  readonly top: number;
}

const places = new Map<string, ReadingPlace>();

/** Where the reader left the room; null: at its end. */
export function placeIn(roomId: string): ReadingPlace | null {
  return places.get(roomId) ?? null;
}

export function keepPlace(roomId: string, place: ReadingPlace | null): void {
  if (place === null) places.delete(roomId);
  else places.set(roomId, place);
}
