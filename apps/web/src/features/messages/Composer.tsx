import * as limits from '@parley/shared/limits.ts';
import { tidyBody } from '@parley/shared/tidy-body.ts';
import { ArrowUp } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { isOwnedByIme } from '../../lib/ime.ts';
import { media } from '../../lib/use-media.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Composer.module.css';
import { sends } from './composer-keys.ts';

interface Props {
  readonly roomName: string;
  readonly text: string;
  /** What was written before is still being read. */
  readonly waits: boolean;
  /** Enter sends where one types with a finger, too. */
  readonly enterSends: boolean;
  readonly onText: (text: string) => void;
  readonly onSend: (body: string) => void;
  readonly onEscape: () => void;
  /** A line of its own below, always as high. */
  readonly under: ReactNode;
}

/** So close to the limit one is told how much is left. */
const nearLimit = 500;

function fit(box: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight}px`;
}

/** Where one writes. */
export function Composer({ roomName, text, waits, enterSends, onText, onSend, onEscape, under }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const problemId = useId();
  const [refused, setRefused] = useState<string | null>(null);
  const left = limits.messageBody - text.length;
  const problem =
    left < 0
      ? `${(-left).toLocaleString()} characters too many. A message can have ${limits.messageBody.toLocaleString()}.`
      : text === refused
        ? 'This can’t be sent.'
        : null;

  useLayoutEffect(() => {
    if (waits || box.current === null) return;
    // One goes on where one stopped.
    box.current.setSelectionRange(box.current.value.length, box.current.value.length);
    // On a touch screen the keyboard would cover what one came to read.
    if (!matchMedia(media.touch).matches) box.current.focus({ preventScroll: true });
  }, [waits]);
  useLayoutEffect(() => {
    if (box.current !== null) fit(box.current);
  });

  function send(): void {
    box.current?.focus();
    const body = tidyBody(text);
    if (body === '') return;
    if (body.length <= limits.messageBody && body.isWellFormed()) onSend(body);
    else setRefused(text);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    send();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const { nativeEvent } = event;
    if (sends(nativeEvent, !enterSends && matchMedia(media.touch).matches)) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && !isOwnedByIme(nativeEvent)) onEscape();
  }

  return (
    <div className={styles['dock']}>
      <form className={styles['composer']} data-has={text.trim() !== '' || undefined} onSubmit={submit}>
        <textarea
          ref={box}
          data-composer
          data-region-start
          rows={1}
          aria-label={`Message ${roomName}`}
          aria-describedby={problemId}
          aria-invalid={problem !== null || undefined}
          placeholder={`Message ${roomName}`}
          enterKeyHint={enterSends ? 'send' : 'enter'}
          autoComplete="off"
          value={text}
          readOnly={waits}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {left < nearLimit && (
          <span className={styles['left']} data-over={left < 0 || undefined} aria-hidden="true">
            {left.toLocaleString()}
          </span>
        )}
        <button type="submit" className={styles['send']} aria-label="Send" title="Send">
          <Icon of={ArrowUp} size={20} />
        </button>
      </form>
      <div className={styles['under']}>
        <p id={problemId} className={styles['problem']} role="alert">
          {problem}
        </p>
        {problem === null && under}
      </div>
    </div>
  );
}
