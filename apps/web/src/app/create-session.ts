import { createClient } from '@parley/client/create-client.ts';
import type { OnProblem } from '@parley/client/problem.ts';
import type { CreateTransport } from '@parley/client/transport.ts';
import type { Client, Clock, LogCache, OutboxStorage, OutboxTabs, Sink } from '@parley/client/types.ts';
import type { Person } from '@parley/shared/features/people.ts';
import type { MessageId, RoomId } from '@parley/shared/ids.ts';
import type { Actions } from '../store/actions.ts';
import { type Chat, type ChatStore, createChat } from '../store/create-chat.ts';
import { createAsk } from './ask.ts';
import { createDrafts, type DraftStorage, type DraftTexts } from './drafts.ts';
import type { CopySource } from './log-cache.ts';
import { createHeldRooms } from './held-rooms.ts';
import { createLossWatch } from './loss-watch.ts';
import type { Notes } from './notes.ts';
import { createPages } from './pages.ts';
import { createReadMarks, type ReadNews } from './read-marks.ts';
import { createReader } from './reader.ts';
import type { TabChannel } from './tab-channel.ts';
import { createTypingSigns } from './typing-signs.ts';

export interface SessionOptions {
  readonly url: string;
  readonly me: Person | null;
  readonly transport: CreateTransport;
  readonly clock: Clock;
  readonly outbox: OutboxStorage;
  readonly tabs: OutboxTabs;
  readonly cache: LogCache;
  readonly drafts: DraftStorage;
  readonly draftNews: TabChannel<DraftTexts>;
  readonly readNews: TabChannel<ReadNews>;
  readonly readNotes: Notes;
  /** When messages went back into the message box; the server may have had them before. */
  readonly takenBack: Notes;
  /** The room that will probably be on screen first. */
  readonly likelyRoom?: () => string | null;
  /** Whether the page begins with a room. */
  readonly inRoom?: boolean;
  readonly random: () => number;
  readonly newId: () => string;
  readonly beforePaint?: (task: () => void) => void;
  readonly onProblem?: OnProblem;
}

/** One person on one device: the state, and what they can do. Knows no browser. */
export interface Session {
  readonly store: ChatStore;
  /** Something happens on this device. */
  readonly note: Chat['note'];
  readonly actions: Actions;
  readonly client: Client;
  /** For who keeps what the device has. */
  readonly copies: CopySource;
  /** Somebody is in front of the screen, or not: only then is anything read. */
  attend(attentive: boolean): void;
  /** Somebody is at this device, or has been away for a while. */
  setPresence(state: 'online' | 'away'): void;
  /** Keeps what was written, and tells what was read, in the last moments. */
  flush(): void;
  end(): void;
}

/** Puts store and client together and connects. */
export function createSession(options: SessionOptions): Session {
  const { clock } = options;
  const chat = createChat({ now: clock.now, ...(options.beforePaint && { beforePaint: options.beforePaint }) });
  const client = createClient({ ...options, ...(options.me && { personId: options.me.id }), storage: options.outbox, sink: listening(chat.sink) });
  const held = createHeldRooms(chat, client);
  const reader = createReader(chat, createReadMarks(chat, client, clock, options.readNews, options.readNotes), options.inRoom);
  const typing = createTypingSigns(client, clock);
  const drafts = createDrafts(chat, options.drafts, options.draftNews, clock);
  const loss = createLossWatch(chat, clock);
  const ask = createAsk(client, loss);
  let presence: 'online' | 'away' = 'online';

  /** The store hears everything; here is what else follows from it. */
  function listening(sink: Sink): Sink {
    return {
      ...sink,
      personSnapshot(state) {
        sink.personSnapshot(state);
        const roomId = options.likelyRoom?.() ?? '';
        // With the list, not when it was painted.
        if (chat.state().rooms.byId[roomId] !== undefined) held.prefetch(roomId);
      },
      event(log, seq, event) {
        const mine = event.type === 'message:sent' && chat.state().outbox[log]?.some(({ id }) => id === event.payload.id);
        sink.event(log, seq, event);
        if (event.type === 'room:left') drafts.set(event.payload.roomId, '');
        if (mine) reader.wrote(log, event.payload.ord);
        // The list shows who wrote last: of somebody never met, the room knows the name.
        if (event.type === 'message:sent' && event.actor !== null && chat.state().people.names[event.actor] === undefined) held.prefetch(log);
      },
      status(status) {
        loss.status(status);
        sink.status(status);
        if (status === 'online') reader.caughtUp();
        // The server takes a new connection for somebody who is there.
        if (status === 'online' && presence === 'away') client.tell('presence:set', { state: presence });
      },
    };
  }

  const actions: Actions = {
    ...createPages(chat, ask),
    ...reader.actions,
    async showRoom(roomId) {
      reader.show(roomId);
      return held.hold(roomId);
    },
    hideRoom: reader.hide,
    prefetchRoom: held.prefetch,
    ask,

    post(roomId, body) {
      chat.note('message:written', { roomId });
      void client.post(roomId as RoomId, body);
      drafts.set(roomId, '');
      typing.posted(roomId);
    },
    retryPost(id) {
      void client.retry(id as MessageId);
      return !chat.state().session.lost;
    },
    removePost: (id) => void client.remove(id as MessageId),
    editPost(roomId, id, body) {
      options.takenBack.write(id, `${clock.now()}`);
      const draft = chat.state().drafts.texts[roomId];
      drafts.set(roomId, draft === undefined ? body : `${body}\n${draft}`);
      void client.remove(id as MessageId);
    },
    setDraft(roomId, text) {
      drafts.set(roomId, text);
      typing.typed(roomId, text === '');
    },
    prefer: (chosen) => chat.note('preferences:told', chosen),
    reconnect: client.retryNow,
  };

  if (options.me !== null) chat.note('me:known', options.me);
  client.connect();

  return {
    store: chat.store,
    note: chat.note,
    actions,
    client,
    copies: { state: chat.state, subscribe: chat.store.subscribe, standing: client.standing },
    attend: reader.attend,
    setPresence(state) {
      if (state === presence) return;
      presence = state;
      client.tell('presence:set', { state });
    },
    flush() {
      drafts.flush();
      reader.flush();
    },
    end() {
      drafts.end();
      reader.end();
      loss.end();
      client.close();
    },
  };
}
