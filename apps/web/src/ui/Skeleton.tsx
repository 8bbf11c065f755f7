import styles from './Skeleton.module.css';

const widths = [
  ['96px', '78%', '52%'],
  ['120px', '64%'],
  ['84px', '88%', '70%', '34%'],
  ['104px', '58%'],
  ['92px', '82%', '46%'],
] as const;

/** Where messages will stand, in their real geometry. Show it only after 200 ms, and only for what was never seen. */
export function Skeleton({ rows = widths.length }: { readonly rows?: number }) {
  return (
    <div className={styles['skeleton']} role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles['row']}>
          <i className={styles['face']} />
          <div>
            {widths[row % widths.length]?.map((width, line) => (
              <i key={width} className={line === 0 ? styles['name'] : styles['line']} style={{ width }} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
