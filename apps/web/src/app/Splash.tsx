import { Logo } from '../ui/Logo.tsx';
import styles from './Splash.module.css';

/** While it is not known yet who is here: the mark, and only after a moment. */
export function Splash() {
  return (
    <main className={styles['splash']} aria-label="Parley is opening" aria-busy="true">
      <h1 className="sr">Parley</h1>
      <Logo />
    </main>
  );
}
