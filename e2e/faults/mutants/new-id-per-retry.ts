import type { Mutant } from './mutant.ts';

export const newIdPerRetry: Mutant = {
  name: 'new-id-per-retry',
  bug: 'A message goes again under a new id',
  patches: [
    {
      file: 'packages/client/src/core/outbox.ts',
      find: "  return box.map((item) => ({ ...item, phase: inFlight(item) ? 'queued' : item.phase, seq: null }));",
      replace:
        "  return box.map((item) => (inFlight(item) ? { ...item, entry: { ...item.entry, id: crypto.randomUUID() as MessageId }, phase: 'queued', seq: null } : item));",
    },
  ],
  rows: ['F4'],
  breaks: ['I1', 'I2'],
};
