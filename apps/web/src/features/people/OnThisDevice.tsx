import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import styles from './OnThisDevice.module.css';

interface Props {
  /** Messages are kept on this device. */
  readonly keeps: boolean;
  readonly onKeep: (yes: boolean) => void;
  readonly onClose: () => void;
}

/** What stays on this device between visits. */
export function OnThisDevice({ keeps, onKeep, onClose }: Props) {
  return (
    <Dialog title="Messages on this device" onClose={onClose} lightDismiss>
      <div className={styles['body']}>
        <Choice label="Keep messages on this device" checked={keeps} onChange={onKeep} first>
          {keeps
            ? 'Your rooms and their latest messages stay in this browser until you sign out, so that Parley opens at once. On a computer you share, switch this off: they are removed right away.'
            : 'Nothing of your rooms stays in this browser; Parley fetches them each time it opens. Your drafts and what was not sent yet are still kept.'}
        </Choice>
        <DialogActions>
          <Button onClick={onClose}>Done</Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
