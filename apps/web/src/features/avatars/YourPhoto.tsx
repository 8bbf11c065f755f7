import { ImagePlus } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Problem } from '../../lib/problem.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { PassingButton } from '../../ui/Pill.tsx';
import { pickFile } from './pick-file.ts';
import styles from './YourPhoto.module.css';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly photo: string | undefined;
  /** What was chosen in its place. */
  readonly preview: ReactNode;
  /** It is another one, or none, once the form is saved. */
  readonly changed: boolean;
  readonly problem: Problem | null;
  readonly onFile: (file: File) => void;
  readonly onRemove: () => void;
  readonly onUndo: () => void;
}

/** The first file that something brings, which text that is pasted does not. */
function fileIn(data: DataTransfer | null): File | null {
  return data?.files[0] ?? null;
}

/** One’s photo, and the ways to another: a button, and anything that is dropped or pasted while it is on screen. */
export function YourPhoto({ id, name, photo, preview, changed, problem, onFile, onRemove, onUndo }: Props) {
  const [over, setOver] = useState(false);
  const take = useEffectEvent((file: File | null) => {
    if (file !== null) onFile(file);
  });
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    function dragged(event: DragEvent): void {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      // A browser would open it in the place of Parley.
      event.preventDefault();
      setOver(event.type === 'dragover');
      if (event.type === 'drop') take(fileIn(event.dataTransfer));
    }
    addEventListener('dragover', dragged, { signal });
    addEventListener('drop', dragged, { signal });
    addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), { signal });
    addEventListener(
      'paste',
      (event) => {
        const file = fileIn(event.clipboardData);
        if (file === null) return;
        event.preventDefault();
        take(file);
      },
      { signal },
    );
    return () => stop.abort();
  }, []);

  const choose = useRef<HTMLButtonElement>(null);
  /** Does what takes the button away that was pressed. */
  function pass(act: () => void): void {
    choose.current?.focus({ preventScroll: true });
    act();
  }

  const hasPhoto = photo !== undefined || preview !== null;
  return (
    <section className={styles['photo']} aria-label="Your photo" data-over={over || undefined}>
      {preview === null ? <Avatar id={id} name={name} photo={photo} size={72} /> : <span className={styles['preview']}>{preview}</span>}
      <div className={styles['ways']}>
        <div className={styles['buttons']}>
          <Button
            ref={choose}
            icon={ImagePlus}
            onClick={() => {
              void pickFile('image/*').then((file) => file && onFile(file));
            }}
          >
            {hasPhoto ? 'Change photo…' : 'Add a photo…'}
          </Button>
          {hasPhoto && (
            <Button look="ghost" onClick={() => pass(onRemove)}>
              Remove photo
            </Button>
          )}
        </div>
        {!changed && <p className={styles['hint']}>Or drop one here, or paste it.</p>}
        <p className={styles['changed']} role="status">
          {changed && (
            <>
              {hasPhoto ? 'Your photo once you save.' : 'Your photo goes once you save.'}{' '}
              <PassingButton onClick={() => pass(onUndo)}>Undo</PassingButton>
            </>
          )}
        </p>
        <FormProblem problem={problem} />
      </div>
    </section>
  );
}
