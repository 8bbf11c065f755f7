import type { LogId, PersonId, RoomId } from '@parley/shared/ids.ts';
import type { Logger } from '../lib/logger.ts';
import type { Change, Commit, Device } from '../log/types.ts';
import type { EventName } from '@parley/shared/protocol.ts';
import type { Connection } from './connection.ts';
import { type Encoded, encodeEvent } from './frame.ts';
import { createMissed } from './missed.ts';
import type { DeviceWatcher, Live } from './types.ts';

/** Which connections get what. Changed by commits only, in their order, so that it agrees with the members table. */
export interface Channels extends Live {
  /** Sends a commit's packets, then carries out its changes. */
  deliver(commit: Commit): void;
  /** Knows the connection from now on; it gets nothing before it is synced. */
  add(connection: Connection): void;
  remove(connection: Connection): void;
  devicesOf(personId: PersonId): ReadonlySet<Connection>;
}

export function createChannels(logger: Logger): Channels {
  const byLog = new Map<LogId, Set<Connection>>();
  const byPerson = new Map<PersonId, Set<Connection>>();
  /** Devices are connections; the log knows them as devices only. */
  const byDevice = new Map<Device, Connection>();
  const watchers: DeviceWatcher[] = [];
  const followers = new Map<EventName, ((payload: unknown, log: LogId) => void)[]>();
  const nobody: ReadonlySet<Connection> = new Set();
  const missed = createMissed((connection, roomId) => tell((watcher) => watcher.caughtUp(connection, roomId)));

  function put<Key>(map: Map<Key, Set<Connection>>, key: Key, connection: Connection): void {
    const set = map.get(key);
    if (set === undefined) {
      map.set(key, new Set([connection]));
    } else {
      set.add(connection);
    }
  }

  function drop<Key>(map: Map<Key, Set<Connection>>, key: Key, connection: Connection): void {
    const set = map.get(key);
    set?.delete(connection);
    if (set?.size === 0) {
      map.delete(key);
    }
  }

  function watchLog(connection: Connection, log: LogId, after: number): void {
    if (!connection.logs.has(log)) {
      connection.logs.set(log, after);
      put(byLog, log, connection);
    }
  }

  /** A connection that cannot be written to is the one that misses it; it comes back by its cursor. */
  function send(connection: Connection, encoded: Encoded): void {
    try {
      connection.write(encoded);
    } catch (error) {
      logger.error({ err: error }, 'sending a packet failed');
    }
  }

  /** Tells each of the features. One that fails keeps nothing from the others, nor from what else is to be done after a commit. */
  function tell(news: (watcher: DeviceWatcher) => void): void {
    for (const watcher of watchers) {
      try {
        news(watcher);
      } catch (error) {
        logger.error({ err: error }, 'telling who is connected failed');
      }
    }
  }

  /** Tells the features of what happened. Only what one of them follows is decoded. */
  function tellEvents(events: Commit['events']): void {
    for (const { log, type, payload } of events) {
      for (const heard of followers.get(type) ?? []) {
        try {
          heard(JSON.parse(payload), log);
        } catch (error) {
          logger.error({ err: error }, 'telling what happened failed');
        }
      }
    }
  }

  /** `ends`: up to which seq this commit's packets go, in the logs that it added to. */
  function carryOut(change: Change, ends: ReadonlyMap<LogId, number>): void {
    if (change.kind === 'watch') {
      const connection = byDevice.get(change.device);
      if (connection === undefined) {
        return;
      }
      for (const log of change.logs) {
        watchLog(connection, log, ends.get(log) ?? 0);
      }
      const held = change.held.filter((room) => connection.logs.has(room));
      tell((watcher) => watcher.watching(connection, connection.rooms(), held));
      return;
    }
    if (change.kind === 'out') {
      for (const connection of [...(byPerson.get(change.personId) ?? nobody)]) {
        connection.socket.disconnect(true);
      }
      return;
    }
    for (const connection of byPerson.get(change.personId) ?? nobody) {
      if (!connection.logs.has(connection.personId)) {
        continue;
      }
      if (change.kind === 'join') {
        watchLog(connection, change.roomId, ends.get(change.roomId) ?? 0);
      } else {
        connection.logs.delete(change.roomId);
        drop(byLog, change.roomId, connection);
      }
    }
    tell((watcher) => watcher[change.kind === 'join' ? 'joined' : 'left'](change.personId, change.roomId));
  }

  return {
    deliver(commit) {
      // Who leaves within this group gets no packet of the room any more, whatever else the packet carries.
      const leaving = new Set(commit.changes.flatMap((change) => (change.kind === 'leave' ? [`${change.roomId} ${change.personId}`] : [])));
      for (const packet of commit.packets) {
        const connections = byLog.get(packet.log);
        if (connections === undefined) {
          continue;
        }
        const encoded = encodeEvent('log:events', `{"log":"${packet.log}","from":${packet.from},"events":[${packet.events.join(',')}]}`);
        for (const connection of connections) {
          if (leaving.size === 0 || !leaving.has(`${packet.log} ${connection.personId}`)) {
            send(connection, encoded);
          }
        }
      }
      const ends = new Map(commit.packets.map(({ log, from, events }) => [log, from + events.length - 1]));
      for (const change of commit.changes) {
        carryOut(change, ends);
      }
      tellEvents(commit.events);
    },
    add(connection) {
      byDevice.set(connection, connection);
      put(byPerson, connection.personId, connection);
    },
    remove(connection) {
      byDevice.delete(connection);
      missed.drop(connection);
      for (const log of connection.logs.keys()) {
        drop(byLog, log, connection);
      }
      drop(byPerson, connection.personId, connection);
      tell((watcher) => watcher.gone(connection));
    },
    devicesOf: (personId) => byPerson.get(personId) ?? nobody,
    toRoom(roomId: RoomId, name, payload) {
      const connections = byLog.get(roomId);
      if (connections !== undefined) {
        const encoded = encodeEvent(name, JSON.stringify(payload));
        for (const connection of connections) {
          if (connection.isBehind()) {
            missed.add(connection, roomId);
          } else {
            send(connection, encoded);
          }
        }
      }
    },
    toDevice: (device, name, payload) => byDevice.get(device)?.write(encodeEvent(name, JSON.stringify(payload))),
    watch: (watcher) => void watchers.push(watcher),
    follow: (type, heard) => void followers.set(type, [...(followers.get(type) ?? []), heard as (payload: unknown, log: LogId) => void]),
  };
}
