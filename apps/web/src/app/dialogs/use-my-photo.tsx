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
  /** Saves what was chosen, if anything was, and goes on. What could not be saved stays as it is. */
  readonly save: (done: () => void) => void;
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
  useEffect(() => {
    const all = opened.current;
    return () => all.forEach((each) => each.close());
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

  async function send(what: Wanted): Promise<Asked<{ readonly avatar: string | null }>> {
    if (what === 'none') {
      const problem = problemOf(await ask('avatar:set', { avatar: null }));
      return problem === null ? { value: { avatar: null } } : { problem };
    }
    const cut = await cutOut(what.picture, what.crop).catch(() => null);
    return cut === null ? { problem: noCut } : sendPhoto(cut);
  }

  function save(done: () => void): void {
    if (wanted === null) return done();
    const before = avatar ?? null;
    request.wait(send(wanted), (saved) => {
      setWanted(null);
      if (saved.avatar !== before) {
        const put = (): void => void ask('avatar:set', { avatar: before }).then(sayProblem);
        showToast(saved.avatar === null ? 'Photo removed.' : 'Photo saved.', { label: 'Undo', onSelect: put }, 'photo');
      }
      done();
    });
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
    save,
  };
}
