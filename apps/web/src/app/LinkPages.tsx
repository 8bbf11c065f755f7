import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Doorway } from '../ui/Doorway.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { CenteredPage } from './CenteredPage.tsx';

interface SaidProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Where it goes on, in words. */
  readonly next: string;
  readonly onNext: () => void;
}

/** What there is to say of a link that was opened, and where it goes on. */
export function LinkSaid({ title, children, next, onNext }: SaidProps) {
  return (
    <Doorway title={title} host={location.host} asking="" foot={null}>
      <p>{children}</p>
      <Button look="primary" block onClick={onNext}>
        {next}
      </Button>
    </Doorway>
  );
}

/** Where who is here, or nobody, goes on from a link that leads nowhere. */
export function wayOn(me: object | null): string {
  return me === null ? 'Go to sign-in' : 'Go to your rooms';
}

/** A link that could not be asked about. */
export function LinkFailed({ title, reason, onRetry }: { readonly title: string; readonly reason: string; readonly onRetry: () => void }) {
  return (
    <CenteredPage>
      <ErrorState heading="h1" title={title} reason={reason} onRetry={onRetry} />
    </CenteredPage>
  );
}
