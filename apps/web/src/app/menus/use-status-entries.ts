import { statusAt } from '@parley/shared/status-at.ts';
import { SmilePlus, X } from 'lucide-react';
import { useActions, useChat } from '../../store/use-chat.ts';
import type { MenuEntry } from '../../ui/MenuList.tsx';
import { loadBeside } from '../load-beside.ts';
import type { MyDialog } from './menu-props.ts';

/** What one may do about one’s status. */
export function useStatusEntries(onMine: (dialog: MyDialog) => void): readonly MenuEntry[] {
  const { ask } = useActions();
  const set = useChat((state) => statusAt(state.profiles.mine, Date.now()) !== undefined);
  if (!set) return [{ label: 'Set a status', icon: SmilePlus, onSelect: () => onMine('status') }];
  return [
    { label: 'Change your status', icon: SmilePlus, onSelect: () => onMine('status') },
    {
      label: 'Clear your status',
      icon: X,
      onSelect: () => void ask('person:status', { status: null }).then(async (answer) => (await loadBeside()).sayProblem(answer)),
    },
  ];
}
