import type { Arena } from '../arena/arena.ts';
import { createDevice, type Device } from '../arena/device.ts';
import { Proxy } from '../arena/proxy.ts';
import { linesOf } from '../arena/view.ts';
import { headOf, type FinalLog, placesOf } from '../checks/final-log.ts';
import { convergedWithin } from '../checks/health.ts';
import { allAtTheHead, asTheLogSays, withoutHole } from '../checks/log.ts';
import { onlyToMembers } from '../checks/private.ts';
import { asOnANewDevice, readStaysRead, unreadAsCounted } from '../checks/same.ts';
import { everySentIsThere, inRealTime, inTheOrderWritten, nothingRefused, nothingTwice, type Written } from '../checks/sent.ts';
import { until } from './pause.ts';
import { readAll } from './read-all.ts';

const none: ReadonlySet<number> = new Set();
/** New devices have numbers of their own. */
const firstNew = 10_000;

/** Waits until all devices are equal. Resolves with how long after the last fault that was, in ms; null: never. */
export async function settle(arena: Arena, most: number): Promise<number | null> {
  const { devices, rooms } = arena;
  let equal = 0;
  let lacking = '';
  function lacks(what: string): false {
    lacking = `${what}, ${Math.round(performance.now() - arena.calmSince())} ms after the last fault`;
    return false;
  }
  const done = await until(
    async () => {
      const waiting = devices.find((device) => device.status() !== 'online' || device.pending() > 0 || !device.replica.loaded());
      if (waiting !== undefined)
        return lacks(
          `${waiting.who} is ${waiting.status()} with ${waiting.pending()} messages on the way and ${waiting.endedSince(arena.calmSince())} ended since (${waiting.stepsSince(arena.calmSince())})`,
        );
      const now = performance.now();
      for (const room of rooms) {
        const { entries } = await arena.keeper.ask('message:page', { roomId: room, limit: 1 });
        const head = entries.at(-1)?.seq ?? 0;
        const behind = devices.find(({ replica }) => (replica.at.get(room) ?? head) !== head);
        if (behind !== undefined) return lacks(`${behind.who} stands at ${behind.replica.at.get(room)} of ${head} in ${room}`);
      }
      equal = now;
      return true;
    },
    most,
    50,
  );
  if (lacking !== '') arena.history.notes.push(`the last that was not equal: ${lacking}`);
  return done ? Math.max(0, equal - arena.calmSince()) : null;
}

/** Every invariant, over all that was written down and what new devices are told. */
export async function verify(arena: Arena, name: string, converged: number | null, within: number): Promise<void> {
  const { history, devices } = arena;
  const { violations } = history;
  violations.addAll(convergedWithin(converged, within, `${name}: ${history.notes.join('; ')}`));

  const fresh: Device[] = [];
  for (const [index, guest] of [arena.keeper, ...arena.guests].entries()) {
    const proxy = await Proxy.start(() => arena.server.port, arena.random.next);
    const device = createDevice({ number: firstNew + index, guest, proxy, history, random: arena.random });
    device.client.connect();
    fresh.push(device);
  }
  const [keeper] = fresh;
  if (keeper === undefined || !(await until(() => fresh.every((device) => device.status() === 'online' && device.replica.loaded()), 30_000))) {
    throw new Error('The new devices did not come online within 30 s.');
  }

  const logs: FinalLog[] = [];
  for (const room of arena.rooms) logs.push(await readAll(keeper, room, () => history.saw('left during a broadcast')));
  checkLogs(arena, logs);
  const heads = new Map(logs.map((log) => [log.room, headOf(log)]));
  violations.addAll(
    allAtTheHead(
      [...devices, ...fresh].map(({ who, replica }) => ({ who, at: replica.at })),
      logs,
    ),
  );
  for (const device of devices) {
    const other = fresh.find(({ guest }) => guest === device.guest);
    if (other !== undefined) violations.addAll(asOnANewDevice(device.who, linesOf(device.replica.view), linesOf(other.replica.view)));
  }
  checkReading(arena, fresh, logs, heads);
  for (const device of fresh) {
    device.client.close();
    await device.proxy.stop();
  }
}

function checkLogs({ history }: Arena, logs: readonly FinalLog[]): void {
  const { violations } = history;
  const places = placesOf(logs);
  const written: Written[] = history.sends.flatMap((sends, device) => (sends === undefined ? [] : [{ device, sends: sends.all }]));
  violations.addAll(everySentIsThere(written, places));
  violations.addAll(nothingTwice(logs));
  violations.addAll(inTheOrderWritten(written, places));
  violations.addAll(inRealTime(written, places));
  violations.addAll(nothingRefused(written, places));
  for (const log of logs) {
    const planted = history.planted.get(log.room) ?? none;
    violations.addAll(withoutHole(log, planted));
    violations.addAll(asTheLogSays(log, history.table(log.room), planted));
  }
  for (const [room, person, exposure] of history.exposures.entries()) {
    const log = logs.find((each) => each.room === room);
    if (log !== undefined) violations.addAll(onlyToMembers(room, person, exposure, log.transitions));
  }
}

function checkReading({ history, devices }: Arena, fresh: readonly Device[], logs: readonly FinalLog[], heads: ReadonlyMap<string, number>): void {
  const counted = [...devices, ...fresh].flatMap(({ who, replica }) =>
    [...replica.view.list].flatMap(([room, { ord, readOrd }]) => (heads.has(room) ? [{ who, room, ord, readOrd }] : [])),
  );
  history.violations.addAll(unreadAsCounted(counted, logs));
  const positions = new Map(
    fresh.flatMap(({ guest, replica }) =>
      [...replica.view.list].map(([room, { readOrd }]): [string, number] => [`${guest.person.id} ${room}`, readOrd]),
    ),
  );
  // Who came back to a room begins with everything read: what they had read before is another matter.
  const moved = new Set(
    logs.flatMap(({ room, transitions }) => transitions.filter(({ inside }) => !inside).map(({ person }) => `${person} ${room}`)),
  );
  history.violations.addAll(readStaysRead(history.reads, positions, moved));
}
