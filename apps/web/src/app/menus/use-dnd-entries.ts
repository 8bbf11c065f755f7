import { BellOff, BellRing } from 'lucide-react';
import { useActions, useChat } from '../../store/use-chat.ts';
import type { MenuEntry } from '../../ui/MenuList.tsx';
import { loadBeside } from '../load-beside.ts';
import type { MyDialog } from './menu-props.ts';

/** What one may do about being disturbed. */
export function useDndEntries(onMine: (dialog: MyDialog) => void): readonly MenuEntry[] {
  const { ask } = useActions();
  const quiet = useChat((state) => state.dnd > 0);
  return [
    { label: 'Do not disturb', icon: BellOff, onSelect: () => onMine('dnd') },
    ...(quiet
      ? [
          {
            label: 'End do not disturb',
            icon: BellRing,
            onSelect: () => void ask('dnd:until', { until: null }).then(async (answer) => (await loadBeside()).sayProblem(answer)),
          },
        ]
      : []),
  ];
}
