import { Compass } from 'lucide-react';
import { EmptyState } from '../ui/EmptyState.tsx';

/** In the place of the rooms, where there is none to show. */
export function EmptyList({ unreadOnly }: { readonly unreadOnly: boolean }) {
  return (
    <EmptyState icon={Compass} title={unreadOnly ? 'You have read everything' : 'You are in no room'}>
      {unreadOnly ? 'New messages show up here.' : 'Browse the rooms, or create one.'}
    </EmptyState>
  );
}
