import { MessagesSquare } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

/** Where a room would be, for somebody who is in none. */
export function NoRoom({ onBrowse }: { readonly onBrowse: () => void }) {
  return (
    <EmptyState
      icon={MessagesSquare}
      heading="h1"
      title="You are in no room"
      action={
        <Button look="primary" onClick={onBrowse}>
          Browse rooms
        </Button>
      }
    >
      Join one, or create your own.
    </EmptyState>
  );
}
