import { enterRegion } from '../lib/regions.ts';
import styles from './SkipLink.module.css';

/** The first stop of the keyboard: from here past the rooms in one step. */
export function SkipLink() {
  return (
    <a
      className={styles['skip']}
      href="#after-rooms"
      onClick={(event) => {
        // The hash is no part of a room’s address.
        event.preventDefault();
        const target = document.querySelector<HTMLElement>('#after-rooms');
        if (target !== null) enterRegion(target);
      }}
    >
      Skip the list of rooms
    </a>
  );
}
