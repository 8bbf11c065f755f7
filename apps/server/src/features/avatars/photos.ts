import type { AvatarSize } from '@parley/shared/features/avatars.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { Rejection } from '../../lib/errors.ts';
import { type FileStore, hashOf } from '../../lib/file-store.ts';
import type { Pictures } from '../../lib/pictures.ts';
import type { Log } from '../../log/log.ts';
import { tidyFiles } from '../files/tidy.ts';
import { avatarFile, avatarOf } from './avatars.queries.ts';
import { keepAvatar, type Wearer } from './keep-avatar.ts';

/** Photos, with the files that they are. */
export interface Photos {
  /** Makes a picture somebody’s photo, and gives its id. Rejects in words. */
  keep(wearer: Wearer, picture: Buffer): Promise<string>;
  /** Null: it is nobody’s. */
  find(id: string, size: AvatarSize): Promise<Buffer | null>;
  /** Null: they have none. */
  of(personId: PersonId): Promise<Buffer | null>;
}

export function createPhotos(log: Log, store: FileStore, pictures: Pictures): Photos {
  const { read } = log.database;
  return {
    async keep(wearer, picture) {
      // Before anything is made of it: what is left is for messages.
      if ((await log.storage.look()) === 'low') {
        throw new Rejection('conflict', 'This Parley’s disk is nearly full, so it takes no photos for now. Tell somebody who looks after it.');
      }
      const made = await pictures.portrait(picture);
      try {
        return await keepAvatar(log, store, wearer, made);
      } catch (error) {
        if (error instanceof Rejection) {
          await tidyFiles(log, store, [hashOf(made.small), hashOf(made.large)]);
        }
        throw error;
      }
    },
    async find(id, size) {
      const hash = await avatarFile(read, id, size);
      return hash === null ? null : store.read(hash);
    },
    async of(personId) {
      const avatar = await avatarOf(read, personId);
      return avatar === undefined ? null : store.read(avatar.large);
    },
  };
}
