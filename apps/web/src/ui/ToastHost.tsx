import { Check } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { Icon } from './Icon.tsx';
import styles from './ToastHost.module.css';
import { dismissToast, type Toast, useToasts } from './toasts.ts';

const shownFor = 6_000;

/** Where toasts appear: on the page, and in each open dialog. It is always there, so that screen readers hear of what comes into it. */
export function ToastHost() {
  const toasts = useToasts(useId());
  // A pointer or the focus on one of them keeps them all.
  const [held, setHeld] = useState(false);
  return (
    <div
      className={styles['host']}
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} held={held} />
      ))}
    </div>
  );
}

function ToastLine({ toast, held }: { readonly toast: Toast; readonly held: boolean }) {
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(toast.id), shownFor);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  return (
    <div className={styles['toast']}>
      <Icon of={Check} size={16} />
      <span>{toast.text}</span>
      {toast.action && (
        <button
          type="button"
          onClick={() => {
            dismissToast(toast.id);
            toast.action?.onSelect();
          }}
        >
          {toast.action.label}
        </button>
      )}
    </div>
  );
}
