import { type LucideIcon, RotateCw, WifiOff } from 'lucide-react';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';

interface Props {
  readonly title: string;
  readonly reason: string;
  /** Null: nobody need try, it comes by itself. */
  readonly onRetry: (() => void) | null;
  readonly icon?: LucideIcon;
  /** The page’s own heading, where nothing else is. */
  readonly heading?: 'h1' | 'b';
}

/** Something did not work: what, why, and a way to try again if that takes one. */
export function ErrorState({ title, reason, onRetry, icon = WifiOff, heading = 'b' }: Props) {
  return (
    <div role="alert">
      <EmptyState
        icon={icon}
        heading={heading}
        title={title}
        action={
          onRetry && (
            <Button icon={RotateCw} onClick={onRetry}>
              Try again
            </Button>
          )
        }
      >
        {reason}
      </EmptyState>
    </div>
  );
}
