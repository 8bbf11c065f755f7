import { type ReactNode, useEffect, useState } from 'react';
import { openPicture, cutOut, type Picture, whyNoPicture } from '../../features/avatars/picture.ts';
import type { Crop } from '../../features/avatars/crop.ts';
import { CropPhoto } from '../../features/avatars/CropPhoto.tsx';
import { YourPhoto } from '../../features/avatars/YourPhoto.tsx';
import type { Problem } from '../../lib/problem.ts';
import { useActions, useChat } from '../../store/use-chat.ts';
import { showToast } from '../../ui/toasts.ts';
import { sendPhoto } from '../avatar-requests.ts';
import type { Asked } from '../account-requests.ts';
import { sayProblem } from '../say-problem.ts';
import { useAnswer } from '../use-answer.ts';
import { useRequest } from '../use-request.ts';

const noCut: Problem = { message: 'This browser can’t cut the picture. Choose a smaller one.', general: true };

interface Mine {
  /** What stands in the form. */
  readonly photo: ReactNode;
  /** What lies over it: no form stands within another. */
  readonly crop: ReactNode;
}

/** The part of one’s profile that is one’s photo. It is saved by itself, at once. */
export function useMyPhoto(): Mine {
  const { ask } = useActions();
  const me = useChat((state) => state.session.me);
  const { avatar } = useChat((state) => state.profiles.mine);
  const [picture, setPicture] = useState<Picture | null>(null);
  const [unknown, setUnknown] = useState<Problem | null>(null);
  const upload = useRequest();
  const removal = useAnswer();
  useEffect(() => () => picture?.close(), [picture]);

  function put(back: string | null): void {
    void ask('avatar:set', { avatar: back }).then(sayProblem);
  }

  async function open(file: File): Promise<void> {
    const opened = await openPicture(file);
    upload.forget();
    setUnknown(opened === null ? { message: await whyNoPicture(file), general: true } : null);
    if (opened !== null) setPicture(opened);
  }

  async function save(of: Picture, crop: Crop): Promise<Asked<{ readonly avatar: string }>> {
    const cut = await cutOut(of, crop).catch(() => null);
    return cut === null ? { problem: noCut } : sendPhoto(cut);
  }

  return {
    photo: me && (
      <YourPhoto
        id={me.id}
        name={me.name}
        photo={avatar}
        busy={removal.busy}
        problem={unknown ?? removal.problem}
        onFile={(file) => void open(file)}
        onRemove={() => {
          setUnknown(null);
          removal.wait(ask('avatar:set', { avatar: null }), () =>
            showToast('Photo removed.', { label: 'Undo', onSelect: () => put(avatar ?? null) }, 'photo'),
          );
        }}
      />
    ),
    crop: picture && (
      <CropPhoto
        key={picture.url}
        picture={picture}
        busy={upload.busy}
        problem={upload.problem}
        onSave={(crop) => {
          const before = avatar ?? null;
          upload.wait(save(picture, crop), (saved) => {
            setPicture(null);
            if (saved.avatar !== before) showToast('Photo saved.', { label: 'Undo', onSelect: () => put(before) }, 'photo');
          });
        }}
        onClose={() => setPicture(null)}
      />
    ),
  };
}
