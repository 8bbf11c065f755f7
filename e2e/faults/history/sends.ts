/**
 * What became of a message: `ok`: its device showed it as sent. `rejected`: the server refused it. `info`: nobody will ever know,
 * because its device gave it up (its person left the room) or lost it with a notice.
 */
export type SendState = 'pending' | 'ok' | 'rejected' | 'info';

/** A message as its device saw it. Times in ms of the harness's own clock. */
export interface Send {
  readonly n: number;
  readonly room: number;
  readonly mark: string;
  readonly invokedAt: number;
  state: SendState;
  endedAt: number;
  /** Where it stands in the log, as its device was told; 0: it was not told. */
  seq: number;
}

/** All messages of one device, in the order in which they were written. */
export class Sends {
  readonly all: Send[] = [];
  readonly #byN = new Map<number, Send>();

  invoke(n: number, room: number, mark: string, invokedAt: number): void {
    const send: Send = { n, room, mark, invokedAt, state: 'pending', endedAt: 0, seq: 0 };
    this.all.push(send);
    this.#byN.set(n, send);
  }

  get(n: number): Send | undefined {
    return this.#byN.get(n);
  }

  /** The device begins again with a message that was refused: it may come to the log after all. */
  undecided(n: number): boolean {
    const send = this.#byN.get(n);
    if (send?.state !== 'rejected') return false;
    send.state = 'info';
    return true;
  }

  end(n: number, state: SendState, endedAt: number): void {
    const send = this.#byN.get(n);
    if (send === undefined || send.state !== 'pending') return;
    send.state = state;
    send.endedAt = endedAt;
  }
}
