import type { Mutant } from './mutant.ts';

export const readThenSubscribe: Mutant = {
  name: 'read-then-subscribe',
  bug: 'Subscribed after reading, and no beacon: each alone hides the other',
  patches: [
    {
      file: 'apps/server/src/realtime/sync.ts',
      find: "    await log.arrange(async (tx) => {\n      const logs = [personId, ...(await roomIdsOf(tx.db, personId))];\n      tx.change({ kind: 'watch', device: connection, logs, held: held.map(([id]) => id) });\n    });\n",
      replace: '',
    },
    {
      file: 'apps/server/src/realtime/sync.ts',
      find: '    return { epoch, personId, now: log.clock(), self: await page.person(personId, known.self), rooms, heads };',
      replace:
        "    const own = await page.person(personId, known.self);\n    await log.arrange(async (tx) => {\n      const logs = [personId, ...(await roomIdsOf(tx.db, personId))];\n      tx.change({ kind: 'watch', device: connection, logs, held: held.map(([id]) => id) });\n    });\n    return { epoch, personId, now: log.clock(), self: own, rooms, heads };",
    },
    {
      file: 'apps/server/src/realtime/beacon.ts',
      find: "    connection.write(encodeEvent('log:heads', JSON.stringify(await heads())));",
      replace: '    await heads();',
    },
  ],
  rows: ['F18'],
  breaks: ['I11', 'I4'],
};
