import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useId, useLayoutEffect, useRef } from 'react';
import { floatIn } from '../lib/afloat.ts';
import { closeOnBack } from '../lib/back.ts';
import { classNames } from '../lib/class-names.ts';
import { focusedBefore } from '../lib/held-typing.ts';
import aside from './Afloat.module.css';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** `top`: a bare frame near the top, whose title only screen readers hear. `drawer`: at the side, as high as the window. */
  readonly look?: 'form' | 'wide' | 'top' | 'drawer';
  /** Whether a press beside it closes it. Not for forms: it would put away what one is typing. */
  readonly lightDismiss?: boolean;
}

/**
 * Opens the element as a modal dialog while it is mounted, with what floats in a place of it. The control marked `data-autofocus` gets the focus,
 * and the opener gets it back, be it among what floats.
 */
function useModal(element: RefObject<HTMLDialogElement | null>, place: RefObject<Element | null>): void {
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    const opener = focusedBefore();
    dialog.showModal();
    const floatBack = floatIn(place.current);
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      floatBack?.();
      dialog.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, [element, place]);
}

/** A modal dialog: on a phone a sheet from below. It is open while it is mounted. */
export function Dialog({ title, onClose, children, look = 'form', lightDismiss = look !== 'form' }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const id = useId();
  useModal(element, place);
  const back = useEffectEvent(onClose);
  useLayoutEffect(() => closeOnBack(() => back()), []);
  useEffect(() => {
    const dialog = element.current;
    function cancel(event: Event): void {
      event.preventDefault();
      onClose();
    }
    // A browser may close a dialog against our wish (the second Escape, the back gesture).
    function closed(): void {
      if (dialog?.open === false) onClose();
    }
    dialog?.addEventListener('cancel', cancel);
    dialog?.addEventListener('close', closed);
    return () => {
      dialog?.removeEventListener('cancel', cancel);
      dialog?.removeEventListener('close', closed);
    };
  }, [onClose]);
  return (
    <dialog
      ref={element}
      className={classNames(styles['dialog'], styles[look])}
      aria-labelledby={id}
      onPointerDown={(event) => {
        // The inside fills the dialog, so a press on the element itself is one on its backdrop.
        if (lightDismiss && event.target === event.currentTarget) onClose();
      }}
    >
      <div className={styles['inside']}>
        <div className={look === 'top' ? 'sr' : styles['head']}>
          <h2 id={id}>{title}</h2>
          {look !== 'top' && <IconButton icon={X} label="Close" onClick={onClose} />}
        </div>
        {children}
      </div>
      <div ref={place} className={classNames(aside['afloat'], styles['afloat'])} />
    </dialog>
  );
}

/** The buttons at the end of a dialog. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles['actions']}>{children}</div>;
}
