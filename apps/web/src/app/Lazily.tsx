import { type JSX, type ReactNode, useEffect, useState } from 'react';
import { Waiting } from '../lib/lazy-view.tsx';
import { whenBack } from '../lib/when-back.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';

interface Props {
  readonly children: ReactNode;
  /** What stands there while it loads. */
  readonly waiting?: JSX.Element | null;
  /** What stands there if it could not be loaded: without a connection, or when the server has a newer version. */
  readonly failed?: ReactNode;
  readonly onFail?: () => void;
}

const pauseFirst = 2_000;
const pauseMost = 30_000;

/**
 * Around a view that comes in a chunk of its own: neither its wait nor its failure reaches the rest of the page. Where nobody is
 * told of a failure, nobody would ask for the view again either: it is tried again by itself, at once when the connection is back.
 */
export function Lazily({ children, waiting = null, failed = null, onFail }: Props) {
  const [failures, setFailures] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const isSilent = failed === null && onFail === undefined;
  useEffect(() => {
    if (attempt === failures) return;
    const again = (): void => setAttempt(failures);
    const timer = setTimeout(again, Math.min(pauseMost, pauseFirst * 2 ** attempt));
    const stopWaiting = whenBack(again);
    return () => {
      clearTimeout(timer);
      stopWaiting();
    };
  }, [attempt, failures]);
  return (
    <ErrorBoundary key={attempt} fallback={failed} onError={isSilent ? () => setFailures(attempt + 1) : onFail}>
      <Waiting value={waiting}>{children}</Waiting>
    </ErrorBoundary>
  );
}
