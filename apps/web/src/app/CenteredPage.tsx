import type { ReactNode } from 'react';
import styles from './CenteredPage.module.css';

/** A page with one thing to say. */
export function CenteredPage({ children }: { readonly children: ReactNode }) {
  return <main className={styles['page']}>{children}</main>;
}
