import { uuidv7 } from '@parley/shared/uuid.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { openConnection } from './connection.ts';
import type { Dialect } from './dialects/dialect.ts';
import { inParallel } from './in-parallel.ts';
import { advance, createPlace, type Place, type Reading, type Seat } from './place.ts';

export interface Crowd {
  readonly places: readonly Place[];
  /** Told of every delivery and every ack, once a round runs. */
  listener: Listener;
  /** Frames of any kind that came in so far. */
  frames(): number;
  leave(): void;
}
export interface Listener {
  delivered(seat: Seat, reading: Reading): void;
  acknowledged(seat: Seat, ackId: number): void;
  failed(error: Error): void;
}

/** Brings a scenario's people in: each signs in, connects and joins their room. */
export async function enter(dialect: Dialect, scenario: Scenario, url: string, listener: Listener): Promise<Crowd> {
  let frames = 0;
  const places = Array.from({ length: scenario.rooms }, () => createPlace(uuidv7(), dialect));
  const crowd: Crowd = {
    places,
    listener,
    frames: () => frames,
    leave: () => places.forEach((place) => place.seats.forEach((seat) => seat.connection.close())),
  };
  const headers = await inParallel(scenario.rooms * scenario.people, (index) => dialect.signIn(url, `Bench ${index + 1}`));

  async function sit(place: Place, number: number): Promise<void> {
    const own = headers[places.indexOf(place) * scenario.people + number] ?? {};
    const awaited: Seat['awaited'] = new Map();
    const connection = openConnection(url, own, {
      event: (frame) => guarded(() => receive(frame)),
      ack: (id) => guarded(() => crowd.listener.acknowledged(seat, id)),
      broken: (reason) => crowd.listener.failed(new Error(reason)),
    });
    const seat: Seat = { place, connection, next: null, awaited };
    function receive(frame: Buffer): void {
      frames += 1;
      const reading = place.read(frame);
      if (reading === null) return;
      advance(seat, reading.delivery);
      crowd.listener.delivered(seat, reading);
    }
    await connection.ready;
    await dialect.join(connection, place.id, number === 0);
    place.seats.push(seat);
  }
  function guarded(action: () => void): void {
    try {
      action();
    } catch (error) {
      crowd.listener.failed(error instanceof Error ? error : new Error(String(error)));
    }
  }

  await inParallel(places.length, async (index) => sit(places[index] ?? raise('no place'), 0));
  await inParallel(places.length * (scenario.people - 1), async (index) =>
    sit(places[index % places.length] ?? raise('no place'), 1 + Math.floor(index / places.length)),
  );
  return crowd;
}

function raise(message: string): never {
  throw new Error(message);
}
