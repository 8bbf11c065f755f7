import { Copy } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { DialogActions } from '../../ui/Dialog.tsx';
import { OnlyHere } from '../../ui/OnlyHere.tsx';
import styles from './SecondFactor.module.css';
import rows from './YourAccount.module.css';

interface Props {
  /** What came of the code that was shown last: the device that is signed in now, or that it has run out. */
  readonly outcome: { readonly device: string } | 'ended' | null;
  /** What is open in the place of the button. */
  readonly children: ReactNode;
  readonly onOpen: () => void;
}

function about(outcome: Props['outcome']): string {
  if (outcome === null) return 'Scan a code with your phone, and you are signed in there without typing a word.';
  if (outcome === 'ended') return 'The code has run out.';
  return `Signed in on another device: ${outcome.device}. Wasn’t that you? Sign it out below.`;
}

/** Signing another device of one’s own in. */
export function AccountOtherDevice({ outcome, children, onOpen }: Props) {
  const id = useId();
  const button = useRef<HTMLDivElement>(null);
  const open = children !== null;
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) button.current?.querySelector('button')?.focus({ preventScroll: true });
    wasOpen.current = open;
  }, [open]);
  return (
    <section aria-labelledby={id} className={rows['section']}>
      <h3 id={id}>On your phone</h3>
      <p className={styles['about']} role="status">
        {open ? '' : about(outcome)}
      </p>
      {children}
      {!open && (
        <div ref={button} className={styles['ways']}>
          <Button onClick={onOpen}>{outcome === null ? 'Show a code' : 'Show a new code'}</Button>
        </div>
      )}
    </section>
  );
}

interface CodeProps {
  /** The code, as a picture. */
  readonly picture: ReactNode;
  /** How long it can be used, in seconds. */
  readonly left: number;
  readonly onCopy: () => void;
  readonly onCancel: () => void;
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')}`;
}

/** The code, as long as it can be used. */
export function DeviceCode({ picture, left, onCopy, onCancel }: CodeProps) {
  const start = useRef<HTMLParagraphElement>(null);
  useEffect(() => start.current?.focus(), []);
  return (
    <div className={styles['form']}>
      <p ref={start} tabIndex={-1} className={styles['about']}>
        Point your phone’s camera at it. Whoever scans it is signed in as you, so show it to nobody.
      </p>
      <div className={styles['picture']}>{picture}</div>
      <OnlyHere host={location.hostname} />
      <p className={styles['left']}>
        It works once, for <span role="timer">{clock(left)}</span> more.
      </p>
      <DialogActions>
        <Button icon={Copy} onClick={onCopy}>
          Copy link
        </Button>
        <Button onClick={onCancel}>Done</Button>
      </DialogActions>
    </div>
  );
}
