import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import styles from './Keyboard.module.css';

/** What some keys do, by where they do it. */
export interface KeyGroup {
  readonly where: string;
  /** Each way is keys that are pressed together. */
  readonly rows: readonly { readonly does: string; readonly ways: readonly (readonly string[])[] }[];
}

interface Props {
  readonly groups: readonly KeyGroup[];
  /** A single key on a message does something. */
  readonly singleKeys: boolean;
  readonly onSingleKeys: (yes: boolean) => void;
  readonly onClose: () => void;
}

/** Everything that has a key, and whether single ones count. */
export function Keyboard({ groups, singleKeys, onSingleKeys, onClose }: Props) {
  return (
    <Dialog title="Keyboard" onClose={onClose} lightDismiss>
      <div className={styles['body']}>
        {groups.map(({ where, rows }) => (
          <table key={where} className={styles['keys']}>
            <caption>{where}</caption>
            <tbody>
              {rows.map(({ does, ways }) => (
                <tr key={does}>
                  <th scope="row">{does}</th>
                  <td>
                    {ways.map((keys) => (
                      <span key={keys.join(' ')} className={styles['way']}>
                        {keys.map((key) => (
                          <kbd key={key}>{key}</kbd>
                        ))}
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
        <Choice label="Single letters on a message" checked={singleKeys} onChange={onSingleKeys}>
          Switched off, a letter always goes into the message box. This device remembers it.
        </Choice>
        <DialogActions>
          <Button onClick={onClose}>Done</Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
