import type { ReactNode } from 'react';
import { Name } from '../../ui/Name.tsx';

interface Props {
  readonly names: readonly string[];
}

function sentence([first, second, third, ...others]: readonly string[]): ReactNode {
  if (second === undefined)
    return (
      <>
        <Name>{first}</Name> is typing
      </>
    );
  if (third === undefined)
    return (
      <>
        <Name>{first}</Name> and <Name>{second}</Name> are typing
      </>
    );
  return (
    <>
      <Name>{first}</Name>, <Name>{second}</Name> and {others.length === 0 ? <Name>{third}</Name> : `${others.length + 1} others`} are typing
    </>
  );
}

/** Who is writing, in words. */
export function TypingNames({ names }: Props) {
  return <span>{sentence(names)}</span>;
}
