import { type ReactNode, Suspense } from 'react';
import { ErrorBoundary } from './ErrorBoundary.tsx';

interface Props {
  readonly children: ReactNode;
  /** What stands there while it loads. */
  readonly waiting?: ReactNode;
  /** What stands there if it could not be loaded: without a connection, or when the server has a newer version. */
  readonly failed?: ReactNode;
  readonly onFail?: () => void;
}

/** Around a view that comes in a chunk of its own: neither its wait nor its failure reaches the rest of the page. */
export function Lazily({ children, waiting = null, failed = null, onFail }: Props) {
  return (
    <ErrorBoundary fallback={failed} {...(onFail && { onError: onFail })}>
      <Suspense fallback={waiting}>{children}</Suspense>
    </ErrorBoundary>
  );
}
