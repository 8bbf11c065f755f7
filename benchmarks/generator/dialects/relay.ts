import { encodeEvent } from '../wire.ts';
import type { Dialect } from './dialect.ts';

/** The baseline: a room is a name, an ack is a packet of its own, nothing is stored. */
export const relay: Dialect = {
  name: 'relay',
  ackedBy: 'ack',
  async signIn() {
    return {};
  },
  async join(connection, roomId) {
    await connection.call('join', roomId);
  },
  send(connection, message, ackId) {
    connection.send(encodeEvent('message', message, ackId));
  },
  read(name, argument) {
    if (name !== 'message') throw new Error(`The relay sent ${name}`);
    const { id, roomId } = argument as { readonly id: string; readonly roomId: string };
    return { roomId, from: null, events: 1, messages: [id] };
  },
  async head() {
    return null;
  },
};
