import type { ReactNode } from 'react';
import styles from './TypingLine.module.css';

interface Props {
  readonly names: readonly string[];
}

function Name({ children }: { readonly children: string | undefined }) {
  return (
    <b>
      <bdi>{children}</bdi>
    </b>
  );
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

/** Who is writing just now. Its place is always there, so nothing moves when somebody begins. */
export function TypingLine({ names }: Props) {
  return (
    <div className={styles['line']}>
      {names.length > 0 && (
        <>
          <span className={styles['dots']} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span>{sentence(names)}</span>
        </>
      )}
    </div>
  );
}
