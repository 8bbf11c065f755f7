// Without schemas: the page needs it before it needs those.

/** What somebody is called who has deleted their account. Nobody else is called so. */
export const DEPARTED = 'Deleted person';

/**
 * What is left of an event’s payload once whoever did it has deleted their account: neither their name nor what they said of themselves, and of their messages
 * nothing if they are to go, too (`erased`). Server and devices leave the same. Again changes nothing.
 */
export function leftOf(type: string | null, payload: object, erased: boolean): object {
  switch (type) {
    case 'member:joined':
      return { member: { ...('member' in payload && typeof payload.member === 'object' ? payload.member : null), name: DEPARTED } };
    case 'member:left':
      return { ...payload, name: DEPARTED };
    case 'person:renamed':
      return { person: { ...('person' in payload && typeof payload.person === 'object' ? payload.person : null), name: DEPARTED }, before: DEPARTED };
    case 'person:described':
      return { ...payload, profile: {} };
    case 'message:sent':
      return erased ? { ...payload, body: '' } : payload;
    default:
      return payload;
  }
}
