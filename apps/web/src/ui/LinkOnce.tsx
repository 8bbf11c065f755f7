import { Copy } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from './Button.tsx';
import { Field } from './Field.tsx';
import styles from './LinkOnce.module.css';
import { OnlyHere } from './OnlyHere.tsx';

interface Props {
  /** What it is called, for screen readers. */
  readonly name: string;
  readonly label: string;
  readonly link: string;
  readonly onCopy: () => void;
  /** What leads to the next one. */
  readonly another: string;
  readonly onAnother: () => void;
  /** What one should know before passing it on. */
  readonly children?: ReactNode;
}

/** A link that was just made and is shown only now, to be taken along. */
export function LinkOnce({ name, label, link, onCopy, another, onAnother, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('button')?.focus(), []);
  return (
    <div ref={place} className={styles['link']} role="group" aria-label={name}>
      {children}
      <Field
        label={label}
        readOnly
        value={link}
        onFocus={(event) => event.target.select()}
        help="It is shown only now: copy it before you close this."
      />
      <OnlyHere host={location.hostname} />
      <Button look="primary" icon={Copy} onClick={onCopy}>
        Copy link
      </Button>
      <Button look="ghost" onClick={onAnother}>
        {another}
      </Button>
    </div>
  );
}
