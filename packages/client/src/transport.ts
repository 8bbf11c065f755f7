/** What a transport reports, in this order: `opened` then any number of `received`, and at most one of the ends. */
export interface TransportEvents {
  opened(): void;
  received(name: string, payload: unknown): void;
  /** It never opened or is open no more, for whatever reason; another attempt may help. */
  closed(reason: string): void;
  /** The server does not know this session; another attempt cannot help. */
  refused(): void;
}

/** One attempt at one connection: opened once, closed once, never opened again. */
export interface Transport {
  open(): void;
  /** Ends it. Nothing is reported afterwards. */
  close(): void;
  emit(name: string, payload: unknown, reply?: (ack: unknown) => void): void;
}

export type CreateTransport = (url: string, events: TransportEvents) => Transport;
