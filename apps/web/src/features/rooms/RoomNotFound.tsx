import { SearchX } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';

interface Props {
  readonly onBrowse: () => void;
  readonly onElsewhere: () => void;
}

/** There is no room at this address. */
export function RoomNotFound({ onBrowse, onElsewhere }: Props) {
  return (
    <EmptyState
      icon={SearchX}
      heading="h1"
      title="There is no room here"
      action={
        <>
          <Button look="primary" onClick={onElsewhere}>
            Back to my rooms
          </Button>
          <Button onClick={onBrowse}>Browse rooms</Button>
        </>
      }
    >
      The address may have a slip in it.
    </EmptyState>
  );
}
