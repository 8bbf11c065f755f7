import { type ReactNode, useEffect, useRef, useState } from 'react';
import { openPicture, cutOut, type Picture, whyNoPicture } from '../../features/avatars/picture.ts';
import type { Crop } from '../../features/avatars/crop.ts';
import { CropPhoto } from '../../features/avatars/CropPhoto.tsx';
import { Cropped } from '../../features/avatars/Cropped.tsx';
import { YourPhoto } from '../../features/avatars/YourPhoto.tsx';
import type { Problem } from '../../lib/problem.ts';
import { useActions, useChat } from '../../store/use-chat.ts';
import { showToast } from '../../ui/toasts.ts';
import { sendPhoto } from '../avatar-requests.ts';
import type { Asked } from '../account-requests.ts';
import { problemOf } from '../problem-of.ts';
import { sayProblem } from '../say-problem.ts';
import { useRequest } from '../use-request.ts';

const noCut: Problem = { message: 'This browser can’t cut the picture. Choose a smaller one.', general: true };

/** What becomes of one’s photo with the form: what shows of a picture, or none. */
type Wanted = { readonly picture: Picture; readonly crop: Crop } | 'none';

interface Mine {
  /** What stands in the form. */
  readonly photo: ReactNode;
  /** What lies over it: no form stands within another. */
  readonly crop: ReactNode;
  readonly busy: boolean;
  /** Readies what was chosen to be saved, if anything was: once the rest is, whether or not the form is still open. False: it could not be, which is said. */
  readonly ready: () => () => Promise<boolean>;
  /** Says what is lost with the form. */
  readonly leave: () => void;
}

/** The part of one’s profile that is one’s photo. It is saved with the rest of the form. */
export function useMyPhoto(): Mine {
  const { ask } = useActions();
  const me = useChat((state) => state.session.me);
  const { avatar } = useChat((state) => state.profiles.mine);
  /** What is being cropped. */
  const [picture, setPicture] = useState<Picture | null>(null);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [unknown, setUnknown] = useState<Problem | null>(null);
  const request = useRequest();
  const opened = useRef(new Set<Picture>());
  const here = useRef(false);
  useEffect(() => {
    const all = opened.current;
    here.current = true;
    return () => {
      here.current = false;
      all.forEach((each) => each.close());
    };
  }, []);

  function want(next: Wanted | null): void {
    request.forget();
    setUnknown(null);
    setWanted(next);
  }

  async function open(file: File): Promise<void> {
    const next = await openPicture(file);
    request.forget();
    setUnknown(next === null ? { message: await whyNoPicture(file), general: true } : null);
    if (next === null) return;
    opened.current.add(next);
    setPicture(next);
  }

  async function send(cut: Promise<Blob | null> | 'none'): Promise<Asked<{ readonly avatar: string | null }>> {
    if (cut === 'none') {
      const problem = problemOf(await ask('avatar:set', { avatar: null }));
      return problem === null ? { value: { avatar: null } } : { problem };
    }
    const photo = await cut;
    return photo === null ? { problem: noCut } : sendPhoto(photo);
  }

  function ready(): () => Promise<boolean> {
    if (wanted === null) return () => Promise.resolve(true);
    const before = avatar ?? null;
    // At once: the picture is there only as long as the form.
    const cut = wanted === 'none' ? wanted : cutOut(wanted.picture, wanted.crop).catch(() => null);
    return async () => {
      const sent = send(cut);
      const { taken } = request.wait(sent, () => setWanted(null));
      const [answer] = await Promise.all([sent, taken]);
      if ('problem' in answer) {
        // The form says it, if it is there still.
        if (!here.current) showToast(`Your photo was not saved. ${answer.problem.message}`);
      } else if (answer.value.avatar !== before) {
        const put = (): void => void ask('avatar:set', { avatar: before }).then(sayProblem);
        showToast(answer.value.avatar === null ? 'Photo removed.' : 'Photo saved.', { label: 'Undo', onSelect: put }, 'photo');
      }
      return !('problem' in answer);
    };
  }

  return {
    photo: me && (
      <YourPhoto
        id={me.id}
        name={me.name}
        photo={wanted === null ? avatar : undefined}
        preview={wanted === null || wanted === 'none' ? null : <Cropped {...wanted} />}
        changed={wanted !== null}
        problem={unknown ?? request.problem}
        onFile={(file) => void open(file)}
        onRemove={() => want(avatar === undefined ? null : 'none')}
        onUndo={() => want(null)}
      />
    ),
    crop: picture && (
      <CropPhoto
        key={picture.url}
        picture={picture}
        onUse={(crop) => {
          want({ picture, crop });
          setPicture(null);
        }}
        onClose={() => setPicture(null)}
      />
    ),
    busy: request.busy,
    ready,
    leave() {
      if (wanted !== null && wanted !== 'none') showToast('The photo you chose was not saved.');
    },
  };
}
