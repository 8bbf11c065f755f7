/** What one can do with a row of the timeline. */
export interface RowDeeds {
  readonly copy: (text: string) => void;
  /** The message with this number and what follows it are unread again. */
  readonly unreadFrom: (ord: number) => void;
  /** Sends a message again that was refused, or hangs. */
  readonly retry: (id: string) => void;
  readonly remove: (id: string) => void;
  /** Takes back a message that was refused, or hangs, into the message box. */
  readonly edit: (id: string, body: string) => void;
}
