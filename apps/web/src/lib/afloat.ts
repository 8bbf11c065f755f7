/** What floats over whatever is on screen, in one element: it goes along into the uppermost dialog, for what lies under that is out of reach. */
export const afloat = document.createElement('div');

/** Where it may be, the uppermost last. */
const places: Element[] = [document.body];

function settle(): void {
  places.at(-1)?.append(afloat);
}
settle();

/** A place for it while it is there, as a `ref`. What has the focus in it loses that on the way. */
export function floatIn(place: Element | null): (() => void) | undefined {
  if (place === null) return undefined;
  places.push(place);
  settle();
  return () => {
    places.splice(places.indexOf(place), 1);
    settle();
  };
}
