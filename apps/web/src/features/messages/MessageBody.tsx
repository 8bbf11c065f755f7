import { ERASED } from '@parley/shared/preview.ts';
import { isJumbo, linkify } from './linkify.ts';
import styles from './MessageBody.module.css';

interface Props {
  readonly id: string;
  readonly text: string;
}

/** What somebody wrote: text and links, never markup. Each line runs in the direction of its own script. */
export function MessageBody({ id, text }: Props) {
  return (
    <p id={id} className={styles['body']} data-jumbo={isJumbo(text) || undefined}>
      {text === '' && <i>{ERASED}</i>}
      {linkify(text).map((stretch, index) =>
        stretch.href === null ? (
          stretch.text
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- the stretches of a text never change their order
          <a key={index} href={stretch.href} target="_blank" rel="noopener noreferrer nofollow" tabIndex={-1}>
            {stretch.text}
          </a>
        ),
      )}
    </p>
  );
}
