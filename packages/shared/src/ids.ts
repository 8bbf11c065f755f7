import * as z from 'zod/mini';

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const uuid = z.string().check(z.regex(uuidPattern));

export const roomId = z.pipe(
  uuid,
  z.transform((id) => id as RoomId),
);
export const personId = z.pipe(
  uuid,
  z.transform((id) => id as PersonId),
);
export const messageId = z.pipe(
  uuid,
  z.transform((id) => id as MessageId),
);

declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

export type RoomId = Brand<'room'>;
export type PersonId = Brand<'person'>;
export type MessageId = Brand<'message'>;
/** A log belongs to a room or to a person and carries the same id. */
export type LogId = RoomId | PersonId;
