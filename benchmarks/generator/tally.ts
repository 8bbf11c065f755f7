import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

/** What one round measured, as it goes to the report. Latencies in milliseconds. */
export interface RoundResult {
  readonly messages: number;
  readonly deliveries: number;
  /** Packets that carried them. */
  readonly packets: number;
  /** From the first send to the last delivery, in milliseconds; so is the rest. */
  readonly wall: number;
  readonly serverCpu: number;
  readonly generatorCpu: number;
  /** What everything else on the machine used meanwhile. */
  readonly othersCpu: number;
  readonly ack: Latency;
  readonly delivery: Latency;
}
export interface Latency {
  readonly samples: number;
  readonly p50: number;
  readonly p99: number;
}

/** Counts of the round that runs. */
export interface Tally {
  messages: number;
  acks: number;
  deliveries: number;
  packets: number;
  lastDelivery: number;
  readonly ack: RecordableHistogram;
  readonly delivery: RecordableHistogram;
}

export function newTally(): Tally {
  return { messages: 0, acks: 0, deliveries: 0, packets: 0, lastDelivery: 0, ack: createHistogram(), delivery: createHistogram() };
}

/** Histograms count whole microseconds from 1. */
export function record(histogram: RecordableHistogram, ms: number): void {
  histogram.record(Math.max(1, Math.round(ms * 1000)));
}

export function latencyOf(histogram: RecordableHistogram): Latency {
  return { samples: histogram.count, p50: histogram.percentile(50) / 1000, p99: histogram.percentile(99) / 1000 };
}
