import { Copy } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import styles from './Invites.module.css';

interface Props {
  readonly link: string;
  readonly onCopy: () => void;
  /** One more. */
  readonly onAnother: () => void;
}

/** A link that was just made, to be taken along. */
export function NewLink({ link, onCopy, onAnother }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('button')?.focus(), []);
  return (
    <div ref={place} className={styles['link']} role="group" aria-label="The new link">
      <Field
        label="Your link"
        readOnly
        value={link}
        onFocus={(event) => event.target.select()}
        help="It is shown only now: copy it before you close this."
      />
      <Button look="primary" icon={Copy} onClick={onCopy}>
        Copy link
      </Button>
      <Button look="ghost" onClick={onAnother}>
        Make another one
      </Button>
    </div>
  );
}
