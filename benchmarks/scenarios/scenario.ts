/** Who is there and how much they say. Both sides get exactly the same. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly rooms: number;
  /** In each room, every one with a connection of their own. */
  readonly people: number;
  /** How many of a room's people write. */
  readonly senders: number;
  /** Messages that a sender keeps on their way. */
  readonly inFlight: number;
  /** When a sender writes the next one. */
  readonly next: 'when acknowledged' | 'when everybody has it';
  /** Characters in a message. */
  readonly body: number;
}
