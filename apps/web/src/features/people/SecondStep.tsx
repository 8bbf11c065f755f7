import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../lib/problem.ts';
import { OtherWay } from '../../ui/Doorway.tsx';
import { CodeForm, type CodeKind } from './CodeForm.tsx';
import styles from './SecondStep.module.css';

interface Props {
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (code: string) => void;
  readonly onBack: () => void;
}

const both: readonly CodeKind[] = ['app', 'backup'];

/** After the password: a code from one's app, or a backup code. */
export function SecondStep({ busy, problem, onSubmit, onBack }: Props) {
  const [kind, setKind] = useState<CodeKind>('app');
  /** What the server’s answer is about. */
  const [given, setGiven] = useState<CodeKind>('app');
  const side = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  useEffect(() => {
    // The first time the page itself does, where no keyboard on the screen would cover it.
    if (!first.current) side.current?.querySelector<HTMLElement>(`[data-kind="${kind}"] input`)?.focus();
    first.current = false;
  }, [kind]);
  return (
    <div ref={side} className={styles['step']}>
      {/* Hidden, not gone: who looks at the other way finds what they typed. */}
      {both.map((one) => (
        <div key={one} data-kind={one} hidden={one !== kind}>
          <CodeForm
            kind={one}
            busy={busy}
            problem={one === given ? problem : null}
            onSubmit={(code) => {
              setGiven(one);
              onSubmit(code);
            }}
          />
        </div>
      ))}
      <div className={styles['ways']}>
        {kind === 'app' ? (
          <OtherWay key="kind" question="No app at hand?" answer="Use a backup code instead" onSelect={() => setKind('backup')} />
        ) : (
          <OtherWay key="kind" question="Have your app?" answer="Use a code from it" onSelect={() => setKind('app')} />
        )}
        <OtherWay question="Somebody else?" answer="Back to user name" onSelect={onBack} />
      </div>
    </div>
  );
}
