import styles from './Logo.module.css';

/** Parley’s mark: somebody speaking. */
export function Logo() {
  return (
    <span className={styles['logo']} aria-hidden="true">
      <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2.1" strokeLinecap="round" strokeLinejoin="round">
        <path d="M6.5 4h11a3 3 0 0 1 3 3v6.5a3 3 0 0 1-3 3h-5.4L8 19.8v-3.3H6.5a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z" />
        <path d="M8.5 8.6h7M8.5 12h4" />
      </svg>
    </span>
  );
}
