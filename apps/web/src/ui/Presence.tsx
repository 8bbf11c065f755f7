import { classNames } from '../lib/class-names.ts';
import styles from './Presence.module.css';

export type PresenceShape = 'online' | 'away' | 'offline' | 'dnd';

/** A filled dot, a thick ring, a thin ring or a barred dot: the shape says it too, not the colour alone. Stands at the corner of its parent. */
export function Presence({ state }: { readonly state: PresenceShape }) {
  return <i className={classNames(styles['dot'], styles[state])} data-presence={state} />;
}
