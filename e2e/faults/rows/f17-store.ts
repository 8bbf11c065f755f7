import type { StorageMode } from '../arena/device-storage.ts';
import { pause, until } from '../harness/pause.ts';
import type { Row } from './row.ts';

const modes: readonly StorageMode[] = ['full', 'unreadable', 'full', 'blocked', 'unreadable'];

export const brokenStore: Row = {
  name: 'F17',
  title: 'a device’s storage is full, blocked or of an old version; devices are killed and begin again',
  where: 'network',
  async run({ devices, rooms: [room], history, random, calm }, { scale }) {
    if (room === undefined) return;
    for (let round = 0; round < Math.ceil(scale); round += 1) {
      for (const mode of modes) {
        const [broken, healthy] = [random.pick(devices), random.pick(devices)];
        if (broken === healthy) continue;
        broken.storage.set(mode);
        broken.post(room, 0, 20);
        await pause(300 + random.below(500));
        // The one keeps what it said it would, the other everything.
        if (mode === 'unreadable') await broken.restart();
        await healthy.restart();
        const said = await until(() => mode === 'blocked' || broken.problems.some(({ kind }) => kind === 'storage'), 3_000);
        broken.storage.set('works');
        history.fault('F17', 2);
        calm();
        if (!said) history.violations.add('row', `F17: ${broken.who} did not say that its storage is ${mode}`);
      }
    }
  },
};
