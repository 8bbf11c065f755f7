import { Component, type ErrorInfo, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** What stands in the place of what failed. */
  readonly fallback: ReactNode;
  readonly onError?: (() => void) | undefined;
}

interface State {
  readonly failed: boolean;
}

/** Keeps a view that throws from taking the page with it. React has no hook for it, hence a class. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error('A view failed', error, info.componentStack);
    this.props.onError?.();
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
