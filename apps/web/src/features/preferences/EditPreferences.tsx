import type { Preferences } from '@parley/shared/features/preferences.ts';
import { timeFormat } from '../../lib/clock.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Options } from '../../ui/Options.tsx';
import styles from './EditPreferences.module.css';

interface Props {
  readonly now: Preferences;
  /** The server has not been told yet, for want of a connection. */
  readonly waits: boolean;
  readonly onChoose: (chosen: Preferences) => void;
  readonly onClose: () => void;
}

const hour = timeFormat({ hour: '2-digit', minute: '2-digit' });
/** Tells the two ways to count hours apart. */
const afternoon = new Date(2026, 0, 1, 14, 7).getTime();

const themes = [
  ['system', 'Like the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const;
const sizes = [
  ['small', 'Small'],
  ['normal', 'Normal'],
  ['large', 'Large'],
  ['larger', 'Larger'],
] as const;
const densities = [
  ['comfortable', 'Comfortable'],
  ['compact', 'Compact'],
] as const;
const clocks = [
  ['system', 'Like the system'],
  ['12', hour(afternoon, '12')],
  ['24', hour(afternoon, '24')],
] as const;
const motions = [
  ['system', 'Like the system'],
  ['less', 'As little as possible'],
] as const;
const enters = [
  ['line', 'Starts a new line'],
  ['send', 'Sends the message'],
] as const;

/** How one likes it. What is chosen shows at once. */
export function EditPreferences({ now, waits, onChoose, onClose }: Props) {
  return (
    <Dialog title="Preferences" onClose={onClose} lightDismiss>
      <div className={styles['body']}>
        <p className={styles['where']} role="status">
          {waits ? 'Changed on this device. Your other devices follow once the connection is back.' : 'The same on all your devices.'}
        </p>
        <Options legend="Theme" options={themes} value={now.theme ?? 'system'} onChange={(theme) => onChoose({ theme })} first />
        <Options legend="Text size" options={sizes} value={now.textSize ?? 'normal'} onChange={(textSize) => onChoose({ textSize })} />
        <Options legend="Spacing" options={densities} value={now.density ?? 'comfortable'} onChange={(density) => onChoose({ density })} />
        <Options legend="Times" options={clocks} value={now.clock ?? 'system'} onChange={(clock) => onChoose({ clock })} />
        <Options legend="Motion" options={motions} value={now.motion ?? 'system'} onChange={(motion) => onChoose({ motion })} />
        <Options legend="Enter on a touch screen" options={enters} value={now.enter ?? 'line'} onChange={(enter) => onChoose({ enter })} />
        <Choice
          label="Show others when I am typing"
          checked={now.typing !== 'hidden'}
          onChange={(yes) => onChoose({ typing: yes ? 'shown' : 'hidden' })}
        >
          Switched off, nobody sees that you are typing. You still see when others are.
        </Choice>
        <Choice
          label="Show others what I have read"
          checked={now.reading !== 'hidden'}
          onChange={(yes) => onChoose({ reading: yes ? 'shown' : 'hidden' })}
        >
          Switched off, nobody sees that you have read what they wrote. You still see who has read yours.
        </Choice>
        <DialogActions>
          <Button onClick={onClose}>Done</Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
