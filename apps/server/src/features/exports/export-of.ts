import { Readable } from 'node:stream';
import type { PersonId } from '@parley/shared/ids.ts';
import { events as eventTypes } from '@parley/shared/protocol.ts';
import yazl from 'yazl';
import type { KeptOfPeople } from '../../db/kept-of-people.ts';
import type { Db } from '../../db/schema.ts';
import { breathe } from '../../lib/breathe.ts';
import { eventsAfter, ownLogOf, roomLogsOf, rowsOf, type ToldEvent } from './exports.queries.ts';

const README = `Everything that this Parley keeps of you.

me.json        who you are here: name, profile, account, sessions, passkeys, rooms, invites, and so on
activity.json  what you wrote and did in rooms, in the order of each room; "message:sent" are your messages
log.json       your own log: rooms you joined and left, how far you read, notices to you
photo.webp     your photo, if you have one

Times are milliseconds since 1970 (UTC), or dates. Left out are secrets and what they hash to, and whatever others said.
`;

async function* me(db: Db, kept: readonly KeptOfPeople[], personId: PersonId, now: number): AsyncIterable<string> {
  yield `{\n"exportedAt": ${now},\n"id": ${JSON.stringify(personId)}`;
  for (const each of kept) {
    if (each.told.length > 0) {
      yield `,\n${JSON.stringify(each.name)}: ${JSON.stringify(await rowsOf(db, each, personId), null, 1)}`;
    }
  }
  yield '\n}\n';
}

function line({ log, seq, type, at, payload }: ToldEvent): string {
  const told = eventTypes.get(type)?.told(JSON.parse(payload) as never);
  // One that only a later Parley knows.
  return told === undefined ? '' : JSON.stringify({ log, seq, type, at, ...(told as object) });
}

/** A list of events as JSON, a line each, a window at a time. */
async function* events(db: Db, logsOf: () => ReturnType<typeof roomLogsOf>, actor: PersonId | null): AsyncIterable<string> {
  let before = '[\n';
  for (const { log, seq, after: first } of await logsOf()) {
    for (let after = first; after < seq;) {
      const page = await eventsAfter(db, log, after, seq, actor);
      after = page.next;
      const lines = page.events.map(line).filter((each) => each !== '');
      if (lines.length > 0) {
        yield before + lines.join(',\n');
        before = ',\n';
      }
      await breathe();
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/**
 * Everything that is kept of somebody, as a zip archive. It is made while it is read: of many messages a few hundred at a time are in memory. What happens
 * meanwhile may be in it or not.
 */
export function exportOf(db: Db, kept: readonly KeptOfPeople[], personId: PersonId, now: number, photo: Buffer | null = null): Readable {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  let current: Readable | null = null;
  function add(name: string, contents: () => Iterable<string | Buffer> | AsyncIterable<string>): void {
    zip.addReadStreamLazy(name, { mtime: new Date(now) }, (begin) => {
      current = Readable.from(contents(), { objectMode: false });
      begin(null, current);
    });
  }
  add('README.txt', () => [README]);
  add('me.json', () => me(db, kept, personId, now));
  add('activity.json', () => events(db, () => roomLogsOf(db, personId), personId));
  add('log.json', () => events(db, () => ownLogOf(db, personId), null));
  if (photo !== null) {
    add('photo.webp', () => [photo]);
  }
  zip.on('error', (error: Error) => output.destroy(error));
  // Whoever went away reads no more of it.
  output.on('close', () => current?.destroy());
  zip.end();
  return output;
}
