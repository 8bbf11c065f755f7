import { Check, CircleAlert, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { afloat } from '../lib/afloat.ts';
import { media } from '../lib/use-media.ts';
import { Icon } from './Icon.tsx';
import { PassingButton } from './Pill.tsx';
import styles from './ToastHost.module.css';
import { dismissToast, type Toast, useToasts } from './toasts.ts';

/** For how many seconds it is shown. */
const shownFor = 6;

/** Where toasts appear, the newest last. It is always there, so that screen readers hear of what comes into it, and of that only. */
export function ToastHost() {
  const toasts = useToasts();
  return createPortal(
    <div
      className={styles['host']}
      role="status"
      aria-label="Notifications"
      aria-atomic="false"
      aria-relevant="additions"
      data-region={toasts.length > 0 || undefined}
    >
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>,
    afloat,
  );
}

/** A pointer or the focus on one of the toasts keeps them all. A finger that was on one is none. */
function isHeld(line: Element | null): boolean {
  const host = line?.parentElement;
  return host?.contains(document.activeElement) === true || (host?.matches(':hover') === true && !matchMedia(media.touch).matches);
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let seconds = 0;
    const timer = setInterval(() => {
      seconds = isHeld(line.current) ? 0 : seconds + 1;
      if (seconds === shownFor) dismissToast(toast.id);
    }, 1_000);
    return () => clearInterval(timer);
  }, [toast.id]);
  return (
    <div ref={line} className={styles['toast']}>
      <Icon of={toast.problem ? CircleAlert : Check} size={16} />
      <span>{toast.text}</span>
      {toast.action && (
        <PassingButton
          onClick={() => {
            dismissToast(toast.id);
            toast.action?.onSelect();
          }}
        >
          {toast.action.label}
        </PassingButton>
      )}
      <PassingButton aria-label="Dismiss notification" title="Dismiss" onClick={() => dismissToast(toast.id)}>
        <Icon of={X} size={16} />
      </PassingButton>
    </div>
  );
}
