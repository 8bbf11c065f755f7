import { EditPreferences } from '../../features/preferences/EditPreferences.tsx';
import { useTheme } from '../../lib/use-theme.ts';
import { useActions, useChat } from '../../store/use-chat.ts';
import type { DialogProps } from './dialog-props.ts';

export function MyPreferences({ onClose }: DialogProps<'preferences'>) {
  const { prefer } = useActions();
  const now = useChat((state) => state.preferences.now);
  const waits = useChat((state) => state.session.lost !== false && Object.keys(state.preferences.told).length > 0);
  // Who has never chosen one sees what this device showed last.
  const theme = useTheme();
  return <EditPreferences now={{ theme, ...now }} waits={waits} onChoose={prefer} onClose={onClose} />;
}
