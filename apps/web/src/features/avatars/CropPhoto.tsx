import { Minus, Plus } from 'lucide-react';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { type Crop, cropByKey, cropText, wholeCrop, zoomMost, zoomOf, zoomTo } from './crop.ts';
import { listenForCrop } from './crop-gestures.ts';
import styles from './CropPhoto.module.css';
import { Cropped } from './Cropped.tsx';
import type { Picture } from './picture.ts';

interface Props {
  readonly picture: Picture;
  readonly onUse: (crop: Crop) => void;
  readonly onClose: () => void;
}

/** Chooses what of a picture becomes one’s photo. */
export function CropPhoto({ picture, onUse, onClose }: Props) {
  const stage = useRef<HTMLDivElement>(null);
  const square = useRef<HTMLSpanElement>(null);
  const help = useId();
  const [crop, setCrop] = useState(() => wholeCrop(picture));
  /** What somebody who does not see it hears of the last key. */
  const [said, setSaid] = useState('');
  const zoom = zoomOf(crop, picture);

  // Between two paints there may be several moves: each goes on from the last.
  const latest = useRef(crop);
  const change = useEffectEvent((next: Crop) => {
    latest.current = next;
    setCrop(next);
  });
  useEffect(() => {
    return stage.current === null || square.current === null
      ? undefined
      : listenForCrop(
          stage.current,
          square.current,
          picture,
          () => latest.current,
          (next) => change(next),
        );
  }, [picture]);

  function set(next: Crop): void {
    latest.current = next;
    setCrop(next);
  }

  return (
    <Dialog title="Crop your photo" onClose={onClose}>
      <form
        noValidate
        className={styles['body']}
        onSubmit={(event) => {
          event.preventDefault();
          onUse(crop);
        }}
      >
        <div
          ref={stage}
          className={styles['stage']}
          role="application"
          aria-label="What shows of your picture"
          aria-describedby={help}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys move the picture in it
          tabIndex={0}
          data-autofocus
          onKeyDown={(event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            const next = cropByKey(crop, picture, event.key, event.shiftKey);
            if (next === null) return;
            event.preventDefault();
            set(next);
            setSaid(cropText(next, picture));
          }}
        >
          <span ref={square} className={styles['square']}>
            <Cropped picture={picture} crop={crop} />
            <span className={styles['frame']} />
          </span>
        </div>
        <div className={styles['below']}>
          <span className={styles['preview']} aria-hidden="true">
            <Cropped picture={picture} crop={crop} />
          </span>
          <label className={styles['zoom']}>
            <Icon of={Minus} size={16} />
            <input
              type="range"
              aria-label="Zoom"
              min={0}
              max={1}
              step={0.01}
              value={Math.log(zoom) / Math.log(zoomMost)}
              aria-valuetext={`${Math.round(zoom * 100)} %`}
              onChange={(event) => set(zoomTo(crop, picture, zoomMost ** Number(event.target.value)))}
            />
            <Icon of={Plus} size={16} />
          </label>
        </div>
        <p id={help} className={styles['help']}>
          Drag the picture to move it, pinch or scroll to zoom. <span>With a keyboard: arrow keys, + and −.</span>
        </p>
        <p className="sr" role="status">
          {said}
        </p>
        <FormEnd problem={null} busy={false} submit="Use this photo" onCancel={onClose} />
      </form>
    </Dialog>
  );
}
