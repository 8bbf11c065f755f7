import { Check, CircleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { afloat } from '../lib/afloat.ts';
import { Icon } from './Icon.tsx';
import { PassingButton } from './Pill.tsx';
import styles from './ToastHost.module.css';
import { dismissToast, type Toast, useToasts } from './toasts.ts';

const shownFor = 6_000;

/** Where toasts appear. It is always there, so that screen readers hear of what comes into it. */
export function ToastHost() {
  const toasts = useToasts();
  // A pointer or the focus on one of them keeps them all.
  const [held, setHeld] = useState(false);
  return createPortal(
    <div
      className={styles['host']}
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} held={held} onDone={() => setHeld(false)} />
      ))}
    </div>,
    afloat,
  );
}

interface LineProps {
  readonly toast: Toast;
  readonly held: boolean;
  /** It is about to go: no pointer and no focus will be seen to leave it. */
  readonly onDone: () => void;
}

function ToastLine({ toast, held, onDone }: LineProps) {
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(toast.id), shownFor);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  return (
    <div className={styles['toast']}>
      <Icon of={toast.problem ? CircleAlert : Check} size={16} />
      <span>{toast.text}</span>
      {toast.action && (
        <PassingButton
          onClick={() => {
            onDone();
            dismissToast(toast.id);
            toast.action?.onSelect();
          }}
        >
          {toast.action.label}
        </PassingButton>
      )}
    </div>
  );
}
