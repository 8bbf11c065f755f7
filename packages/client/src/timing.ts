/** How long the client waits for what, in milliseconds. What both ends must agree on is in the shared limits. */
export const timing = {
  /** For the answer to a request, a command, a message. */
  answer: 10_000,
  /** For the answer that proves a connection alive after a sleep. */
  probe: 3_000,
  /** For a connection to stand. */
  open: 20_000,
  /** For the device's storage; then the message goes on from memory. */
  storage: 5_000,
  /** For what an earlier run has kept of the logs; then the device asks the server as if there were nothing. */
  cache: 250,
  /** For another tab to store what it has told. */
  news: 1_000,
  /** How long `send` tries, unless told. */
  patience: 10_000,
  /** Added to what the server asks to wait: a bound that doubles from the first to the most. */
  pauseFirst: 500,
  pauseMost: 30_000,
} as const;
