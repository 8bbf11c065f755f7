import type { EventPayload } from '@parley/shared/protocol.ts';
import { UserPen } from 'lucide-react';
import { Name } from '../../ui/Name.tsx';

export const peopleLines = {
  'person:renamed': ({ before, person }: EventPayload<'person:renamed'>) => ({
    icon: UserPen,
    text: (
      <>
        <Name>{before}</Name> is now <Name>{person.name}</Name>
      </>
    ),
  }),
};
