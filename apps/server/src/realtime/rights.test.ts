import type { Ack, RejectedCode } from '@parley/shared/ack.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import { type CommandName, type CommandRequest, commands } from '@parley/shared/protocol.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { io } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { forEachDatabase } from '../db/testing.ts';
import type { Accounts, Session } from '../http/accounts/sessions/accounts.ts';
import { startApp } from '../http/testing.ts';
import { startTestServer } from './testing.ts';

/** How a person stands to the room that a command is about. */
const standings = ['outsider', 'left', 'member', 'owner'] as const;
type Standing = (typeof standings)[number];
type Outcome = 'ok' | 'gone' | 'forbidden' | 'invalid';
type Row = Readonly<Record<Standing, Outcome>>;

function row(...[outsider, left, member, owner]: readonly [Outcome, Outcome, Outcome, Outcome]): Row {
  return { outsider, left, member, owner };
}
const anybody = row('ok', 'ok', 'ok', 'ok');
const members = row('gone', 'gone', 'ok', 'ok');
/** Of guests, whose standing in a room is no standing in the whole. */
const nobodyAtAll = row('forbidden', 'forbidden', 'forbidden', 'forbidden');
const owners = row('gone', 'gone', 'forbidden', 'ok');

/** Who may do what. A command without a row does not compile; whoever has no session may do nothing at all. */
const rights: { readonly [N in CommandName]: Row } = {
  'person:rename': anybody,
  'person:describe': anybody,
  'person:status': anybody,
  'preferences:set': anybody,
  'dnd:until': anybody,
  'dnd:schedule': anybody,
  'avatar:set': anybody,
  'person:block': row('gone', 'gone', 'gone', 'gone'),
  'person:unblock': anybody,
  'room:create': anybody,
  'room:join': anybody,
  'room:leave': anybody,
  'room:browse': anybody,
  'room:find': anybody,
  'presence:set': anybody,
  'notice:dismiss': anybody,
  'message:send': members,
  'message:page': members,
  'read:mark': members,
  'typing:set': members,
  'room:update': owners,
  'room:archive': owners,
  'room:unarchive': owners,
  'invite:create': nobodyAtAll,
  'invite:list': nobodyAtAll,
  'invite:revoke': nobodyAtAll,
  'reset:people': nobodyAtAll,
  'reset:create': nobodyAtAll,
  'role:find': row('gone', 'gone', 'gone', 'gone'),
  'person:deactivate': nobodyAtAll,
  'person:reactivate': nobodyAtAll,
  'seen:watch': row('gone', 'gone', 'gone', 'gone'),
};

const inputs: { readonly [N in CommandName]: (roomId: RoomId) => CommandRequest<N> } = {
  'person:rename': () => ({ name: uuidv7() }),
  'person:describe': () => ({ pronouns: 'they/them', timeZone: 'Europe/Berlin' }),
  'person:status': () => ({ status: { emoji: '🌴', text: 'On holiday', until: null } }),
  'preferences:set': () => ({ theme: 'dark' }),
  'dnd:until': () => ({ until: Date.now() + 60_000 }),
  'dnd:schedule': () => ({ schedule: { days: [1], from: 0, to: 0 }, timeZone: 'Europe/Berlin' }),
  'avatar:set': () => ({ avatar: null }),
  // Of nobody whom they ever met.
  'person:block': () => ({ personId: uuidv7() }),
  'person:unblock': () => ({ personId: uuidv7() }),
  'room:create': () => ({ roomId: uuidv7(), name: `room ${uuidv7()}`, topic: '', icon: '' }),
  'room:join': (roomId) => ({ roomId }),
  'room:leave': (roomId) => ({ roomId }),
  'room:browse': () => ({ query: '', archived: false }),
  'room:find': () => ({ slug: 'lobby' }),
  'presence:set': () => ({ state: 'online' }),
  'notice:dismiss': () => ({ id: uuidv7() }),
  'message:send': (roomId) => ({ id: uuidv7(), roomId, body: 'hi' }),
  'message:page': (roomId) => ({ roomId, limit: 10 }),
  'read:mark': (roomId) => ({ roomId, ord: 0 }),
  'typing:set': (roomId) => ({ roomId, typing: true }),
  'room:update': (roomId) => ({ roomId, name: `room ${uuidv7()}`, topic: 'new', icon: '' }),
  'room:archive': (roomId) => ({ roomId }),
  'room:unarchive': (roomId) => ({ roomId }),
  'invite:create': (roomId) => ({ id: uuidv7(), role: 'member', roomIds: [roomId], uses: 1, days: 1 }),
  'invite:list': () => ({}),
  'invite:revoke': () => ({ id: uuidv7() }),
  'reset:people': () => ({ query: '' }),
  'reset:create': () => ({ personId: uuidv7() }),
  'role:find': () => ({ personId: uuidv7() }),
  'person:deactivate': () => ({ personId: uuidv7() }),
  'person:reactivate': () => ({ personId: uuidv7() }),
  // Of no message of their own.
  'seen:watch': (roomId) => ({ roomId, messageId: uuidv7() }),
};

function sessionOf(person: string): Session {
  return { personId: person as PersonId, sessionId: person, expiresAt: 0, userName: null };
}
function unused(): Promise<never> {
  return Promise.reject(new Error('not in this test'));
}
const nobody: Accounts = { authenticate: unused, whoseEnded: unused, ended: unused, signIn: unused, signOut: unused, forget: unused };

forEachDatabase(({ create, open }) => {
  test('RIGHT3 what each may do with a room is exactly what the table says, by a socket and by a request; “not there” and “not yours” are one answer', async () => {
    const server = await startTestServer(await open(await create()));
    const host = await server.person('Host');
    const ask = (person: PersonId, name: CommandName, input: unknown) =>
      server.core.dispatch({ personId: person, sessionId: 's', device: null }, name, input);

    /** A room, and somebody who stands to it like that. */
    async function place(person: PersonId, standing: Standing): Promise<RoomId> {
      const room = await server.room(standing === 'owner' ? person : host);
      if (standing === 'member' || standing === 'left') await ask(person, 'room:join', { roomId: room });
      if (standing === 'left') await ask(person, 'room:leave', { roomId: room });
      return room;
    }

    async function tableOf(answerOf: (person: PersonId) => Promise<(name: CommandName, input: unknown) => Promise<Ack<unknown>>>) {
      const found: Record<string, Record<string, string>> = {};
      for (const standing of standings) {
        const person = await server.person(uuidv7());
        const answer = await answerOf(person);
        for (const name of commands.keys() as Iterable<CommandName>) {
          const ack = await answer(name, inputs[name](await place(person, standing)));
          (found[name] ??= {})[standing] = ack.ok === true ? 'ok' : ack.ok === false ? ack.code : 'retry';
          if (ack.ok === false && ack.code === 'gone') {
            expect([name, await answer(name, inputs[name](uuidv7() as RoomId))]).toEqual([name, ack]);
          }
        }
      }
      return found;
    }

    expect(await tableOf(async (person) => (await server.device(person)).ask)).toEqual(rights);
    const request = await startApp({
      dispatch: server.core.dispatch,
      accounts: { ...nobody, authenticate: ({ 'x-person': person }) => Promise.resolve(typeof person === 'string' ? sessionOf(person) : null) },
    });
    /** A request's answer as the ack it was made of. */
    async function byHttp(name: CommandName, input: object, headers: Record<string, string>): Promise<Ack<unknown>> {
      const answer = await request(`/api/${name}`, { body: input, headers: { 'x-parley': '1', ...headers } });
      const value = answer.json();
      if (answer.status === 200) return { ok: true, value };
      const { code, message } = value as { code: RejectedCode; message: string };
      return { ok: false, code, message };
    }
    // A request is no device that could be online.
    const byRequest = { ...rights, 'presence:set': row('invalid', 'invalid', 'invalid', 'invalid') };
    expect(await tableOf(async (person) => (name, input) => byHttp(name, input as object, { 'x-person': person }))).toEqual(byRequest);

    const refused = { ok: false, code: 'unauthenticated', message: 'Sign in first.' };
    const room = await server.room(host);
    for (const name of commands.keys() as Iterable<CommandName>) {
      expect([name, await byHttp(name, inputs[name](room), {})]).toEqual([name, refused]);
    }
    const socket = io(server.url, { transports: ['websocket'], reconnection: false, forceNew: true });
    onTestFinished(() => void socket.disconnect());
    const error = await new Promise<Error & { data?: unknown }>((resolve) => void socket.once('connect_error', resolve));
    expect([error.message, error.data]).toEqual([refused.message, { code: refused.code }]);
  });
});
