import { useState } from 'react';
import { EditProfile, type ProfileValues } from '../../features/profiles/EditProfile.tsx';
import type { Answer } from '../../store/actions.ts';
import { useActions, useChat } from '../../store/use-chat.ts';
import { useAnswer } from '../use-answer.ts';
import type { DialogProps } from './dialog-props.ts';
import { useMyPhoto } from './use-my-photo.tsx';

export function EditMyProfile({ onClose }: DialogProps<'profile'>) {
  const { ask } = useActions();
  const name = useChat((state) => state.session.me?.name ?? '');
  const { pronouns = '', timeZone = '' } = useChat((state) => state.profiles.mine);
  /** Which field the last answer is about: each command has one that can be refused for what only the server knows. */
  const [about, setAbout] = useState<keyof ProfileValues>('name');
  const { busy, problem, wait } = useAnswer();
  const { photo, crop, ...mine } = useMyPhoto();

  /** Whether the photo was saved, too. */
  async function save(next: ProfileValues): Promise<Answer<boolean>> {
    const savePhoto = mine.ready();
    setAbout('name');
    const renamed = next.name === name ? null : await ask('person:rename', { name: next.name });
    if (renamed !== null && renamed.ok !== true) return renamed;
    setAbout('timeZone');
    const described = await ask('person:describe', { pronouns: next.pronouns, timeZone: next.timeZone });
    return described.ok === true ? { ok: true, value: await savePhoto() } : described;
  }

  return (
    <>
      <EditProfile
        photo={photo}
        initial={{ name, pronouns, timeZone }}
        busy={busy || mine.busy}
        problem={problem && { ...problem, field: about }}
        onSubmit={(next) =>
          wait(save(next), (all) => {
            if (all) onClose();
          })
        }
        onCancel={onClose}
        onClose={() => {
          // What is being saved is, also without the form.
          if (!busy && !mine.busy) mine.leave();
          onClose();
        }}
      />
      {crop}
    </>
  );
}
