import { membersDeparted } from './features/members.departed.ts';
import { messagesDeparted } from './features/messages.departed.ts';
import { peopleDeparted } from './features/people.departed.ts';
import { profilesDeparted } from './features/profiles.departed.ts';
import { rolesDeparted } from './features/roles.departed.ts';
import type { EventPayload, LessenedEventName } from './protocol.ts';

// Without schemas: the page needs it before it needs those. An event that declares that less is left of it, and has no function here, does not compile.

const all: { readonly [N in LessenedEventName]: (payload: EventPayload<N>, erased: boolean) => EventPayload<N> } = {
  ...messagesDeparted,
  ...membersDeparted,
  ...peopleDeparted,
  ...profilesDeparted,
  ...rolesDeparted,
};

const less = new Map<string | null, (payload: never, erased: boolean) => object>(Object.entries(all));

/**
 * What is left of an event’s payload once whoever did it has deleted their account: neither their name nor what they said of themselves, and of their messages
 * nothing if they are to go, too (`erased`). Server and devices leave the same. Again changes nothing.
 */
export function leftOf(type: string | null, payload: object, erased: boolean): object {
  // The contract says what the payload of this type is.
  return less.get(type)?.(payload as never, erased) ?? payload;
}
