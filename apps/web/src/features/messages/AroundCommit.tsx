import { Component } from 'react';

interface Props {
  /** What is about to be painted; when it changes, the two are called. */
  readonly of: unknown;
  /** Just before the document changes. */
  readonly before: () => void;
  /** Just after, and before anything is painted. */
  readonly after: () => void;
}

/** Calls back around a change of the document: only a class is told just before it. */
export class AroundCommit extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    return next.of !== this.props.of;
  }

  override getSnapshotBeforeUpdate(): null {
    this.props.before();
    return null;
  }

  override componentDidUpdate(): void {
    this.props.after();
  }

  override render(): null {
    return null;
  }
}
