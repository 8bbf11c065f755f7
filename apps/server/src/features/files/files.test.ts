import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { createFileStore, hashOf } from '../../lib/file-store.ts';
import { collectingLogger } from '../../lib/testing-logger.ts';
import { startTestServer } from '../../realtime/testing.ts';
import { avatarFile } from '../avatars/avatars.queries.ts';
import { keepAvatar } from '../avatars/keep-avatar.ts';
import { filesIn } from '../avatars/testing-avatars.ts';
import { wear } from '../avatars/wear.ts';
import { keepTidy, tidyAvatars, tidyFiles } from './tidy.ts';

const hour = 3_600_000;
const small = Buffer.from('small');

forEachDatabase(({ create, open }) => {
  async function start() {
    const where = await create();
    const database = await open(where);
    const { core, ...server } = await startTestServer(database);
    const { log } = core;
    const store = createFileStore(join(where.dataDir, 'files'));
    const people = [await server.person('Maya'), await server.person('Noor')] as const;
    return {
      where,
      log,
      store,
      people,
      keep: (person: (typeof people)[number], large: string) =>
        keepAvatar(log, store, { personId: person, isIn: () => Promise.resolve(true) }, { small, large: Buffer.from(large) }),
      notes: async () => (await database.read.selectFrom('files').select('hash').orderBy('hash').execute()).map(({ hash }) => hash),
      /** As if so much time had passed since photos were taken away. */
      pass: (ms: number) =>
        log.commit((tx) =>
          tx.db
            .updateTable('avatars')
            .set((eb) => ({ unused_since: eb('unused_since', '-', ms) }))
            .execute(),
        ),
      find: async (id: string) => {
        const hash = await avatarFile(database.read, id, 256);
        return hash === null ? null : store.read(hash);
      },
    };
  }
  const sorted = (...texts: readonly string[]): string[] => texts.map((text) => hashOf(Buffer.from(text))).toSorted();

  test('FILE1 the same file lies there once, and stays until the last that leads to it is gone; after an hour nothing of it is left', async () => {
    const { where, log, store, people, keep, notes, pass, find } = await start();
    const [maya, noor] = people;
    const [hers, his] = [await keep(maya, 'same'), await keep(noor, 'same')];
    expect(hers).not.toBe(his);
    await keep(maya, 'other');
    await pass(hour - 60_000);
    await tidyAvatars(log, store);
    expect(await filesIn(where)).toEqual(sorted('small', 'same', 'other'));
    await pass(60_001);
    await tidyAvatars(log, store);
    // Noor’s still.
    expect(await filesIn(where)).toEqual(sorted('small', 'same', 'other'));
    expect([await find(hers), await find(his)]).toEqual([null, Buffer.from('same')]);
    await log.commit((tx) => wear(tx, noor, null));
    await pass(hour + 1);
    await tidyAvatars(log, store);
    expect(await filesIn(where)).toEqual(sorted('small', 'other'));
    expect(await notes()).toEqual(sorted('small', 'other'));
  });

  test('FILE2 whenever the server is killed while it takes a file in, the next start leaves nothing of it, and of nobody else', async () => {
    const { where, log, store, people, keep, notes, find } = await start();
    const [maya] = people;
    const id = await keep(maya, 'hers');
    // Noted; noted and written; written halfway.
    await log.commit((tx) =>
      tx.db
        .insertInto('files')
        .values(sorted('noted', 'written').map((hash) => ({ hash, bytes: 1, at: tx.now })))
        .execute(),
    );
    await store.alone((files) => files.write(hashOf(Buffer.from('written')), Buffer.from('written')));
    await writeFile(join(where.dataDir, 'files', 'draft'), 'half');
    expect((await filesIn(where)).length).toBe(4);
    const { logger, lines } = collectingLogger();
    const tidying = keepTidy(log, store, logger);
    await expect.poll(notes).toEqual(sorted('small', 'hers'));
    await tidying.close();
    await keep(people[1], 'his');
    expect(await filesIn(where)).toEqual(sorted('small', 'hers', 'his'));
    expect(await find(id)).toEqual(Buffer.from('hers'));
    expect(lines).toEqual([]);
  });

  test('FILE2 nothing leads to a file that could not be written, and what was there stays', async () => {
    const { where, log, store, people, keep, find } = await start();
    const [maya] = people;
    const before = await keep(maya, 'before');
    // Where its folder should be there is a file.
    const folder = join(where.dataDir, 'files', hashOf(Buffer.from('after')).slice(0, 2));
    await writeFile(folder, '');
    await expect(keep(maya, 'after')).rejects.toThrow(/EEXIST|ENOTDIR/u);
    expect(await find(before)).toEqual(Buffer.from('before'));
    await rm(folder);
    await tidyFiles(log, store);
    const after = await keep(maya, 'after');
    expect(await find(after)).toEqual(Buffer.from('after'));
  });

  test('FILE3 whoever brings in a file while another of the same is being removed has it', async () => {
    const { where, log, store, people, keep, pass, find } = await start();
    const [maya, noor] = people;
    for (let round = 0; round < 8; round += 1) {
      await keep(maya, `shared ${round}`);
      await log.commit((tx) => wear(tx, maya, null));
      await pass(hour + 1);
      const [, id] = await Promise.all([tidyAvatars(log, store), keep(noor, `shared ${round}`), tidyFiles(log, store)]);
      expect([round, (await find(id))?.toString()]).toEqual([round, `shared ${round}`]);
    }
    await pass(hour + 1);
    await tidyAvatars(log, store);
    expect(await filesIn(where)).toEqual(sorted('small', 'shared 7'));
  });

  test('FILE1 a file that was spoilt is written anew by the next that brings it', async () => {
    const { where, store, people, keep, find } = await start();
    const [maya, noor] = people;
    await keep(maya, 'whole');
    const name = hashOf(Buffer.from('whole'));
    await writeFile(join(where.dataDir, 'files', name.slice(0, 2), name.slice(2)), 'wh');
    expect(await find(await keep(noor, 'whole'))).toEqual(Buffer.from('whole'));
    await expect(store.read('../parley.db')).rejects.toThrow();
    expect(await store.read('0'.repeat(64))).toBeNull();
  });
});
