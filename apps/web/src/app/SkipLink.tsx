import styles from './SkipLink.module.css';
import { soon } from './soon.ts';

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
        if (target !== null) void soon.then(({ enterRegion }) => enterRegion(target));
      }}
    >
      Skip the list of rooms
    </a>
  );
}
