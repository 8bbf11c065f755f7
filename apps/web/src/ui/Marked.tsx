import type { ReactNode } from 'react';

interface Props {
  readonly text: string;
  /** What to mark: [start, end), in order. */
  readonly ranges: readonly (readonly [start: number, end: number])[];
}

/** A text in which what was searched for is marked. */
export function Marked({ text, ranges }: Props) {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(done, start), <mark key={start}>{text.slice(start, end)}</mark>);
    done = end;
  }
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  );
}
