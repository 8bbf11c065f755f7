import { type ReactNode, useLayoutEffect, useRef } from 'react';
import styles from './SwitcherOption.module.css';

interface Props {
  readonly id: string;
  readonly selected: boolean;
  readonly glyph: ReactNode;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

/** A line of results. The focus stays in the field above; the keys are handled there. */
export function SwitcherOption({ id, selected, glyph, onChoose, children }: Props) {
  const option = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (selected) option.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <div ref={option} id={id} role="option" aria-selected={selected} className={styles['option']} onClick={onChoose}>
      <span className={styles['glyph']}>{glyph}</span>
      {children}
    </div>
  );
}
