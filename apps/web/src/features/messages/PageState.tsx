import { ErrorState } from '../../ui/ErrorState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './PageState.module.css';
import type { PageStatus } from './timeline-window.ts';

interface Props {
  /** What lies there: beyond the oldest row that is here, or beyond the newest. */
  readonly of: 'Older' | 'Newer';
  readonly status: PageStatus;
  readonly onRetry: () => void;
}

/** Where the rows that are here end and the room does not: more is coming, or could not be had. */
export function PageState({ of, status, onRetry }: Props) {
  return (
    <div className={styles['page']}>
      {status === 'failed' || status === 'unconnected' ? (
        <ErrorState
          title={`${of} messages didn’t load`}
          reason={status === 'failed' ? 'The server took too long to answer.' : 'No connection. They show up here once it is back.'}
          onRetry={status === 'failed' ? onRetry : null}
        />
      ) : (
        <Skeleton rows={3} />
      )}
    </div>
  );
}
