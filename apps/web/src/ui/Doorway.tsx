import { type ReactNode, useEffect, useRef } from 'react';
import { media } from '../lib/use-media.ts';
import styles from './Doorway.module.css';
import { Landscape } from './Landscape.tsx';
import { Logo } from './Logo.tsx';

interface Props {
  readonly title: ReactNode;
  /** Where one is about to come in: the address. */
  readonly host: string;
  /** Whichever of the ways (`data-way`) is shown: its first field gets the focus. */
  readonly asking: string;
  readonly children: ReactNode;
  /** Other ways than the one that is shown. */
  readonly foot: ReactNode;
}

/** The page before one is in. */
export function Doorway({ title, host, asking, children, foot }: Props) {
  const side = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a touch screen the keyboard would cover the page before one has read it.
    if (matchMedia(media.touch).matches) return;
    const way = side.current?.querySelector(`[data-way="${asking}"]`);
    way?.querySelector<HTMLElement>('input:not([readonly]), button[type="submit"]')?.focus();
  }, [asking]);
  return (
    <div className={styles['screen']}>
      <main ref={side} className={styles['side']}>
        <div className={styles['inside']}>
          <Logo />
          <h1>{title}</h1>
          <p className={styles['host']}>{host}</p>
          {children}
          <div className={styles['foot']}>{foot}</div>
        </div>
      </main>
      <div className={styles['art']}>
        <Landscape />
      </div>
    </div>
  );
}

/** A line that leads to another way: a question, and what answers it. */
export function OtherWay({ question, answer, onSelect }: { readonly question: string; readonly answer: string; readonly onSelect: () => void }) {
  return (
    <button type="button" className={styles['way']} onClick={onSelect}>
      {question} <b>{answer}</b>
    </button>
  );
}
