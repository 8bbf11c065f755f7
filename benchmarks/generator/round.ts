import { performance } from 'node:perf_hooks';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { cpuOf, cpuOfMachine } from '../harness/cpu.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { Crowd } from './crowd.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { Reading, Seat, Sent } from './place.ts';
import { latencyOf, newTally, record, type RoundResult, type Tally } from './tally.ts';

/** One message in this many has the latency of its deliveries recorded; every ack is. */
const SAMPLE = 8;
/** Work that a server puts off until after its deliveries still counts: its CPU is read this long after the last one. */
const SETTLE = 300;
/** When the senders have stopped, everything must have come after this long. */
const DRAIN = 30_000;

/** Lets the senders write for `ms`, waits until everybody has everything, and tells what it took. */
export async function runRound(crowd: Crowd, dialect: Dialect, scenario: Scenario, ms: number, serverPid: number): Promise<RoundResult> {
  const tally = newTally();
  const done = Promise.withResolvers<void>();
  const body = 'x'.repeat(scenario.body);
  const everybody = scenario.next === 'when everybody has it';
  const waitsFor = everybody ? scenario.people + 1 : 1;
  let stopped = false;

  function send(seat: Seat): void {
    const id = uuidv7();
    const ackId = dialect.ackedBy === 'ack' ? seat.connection.nextAckId() : 0;
    const sent: Sent = { seat, at: performance.now(), sampled: tally.messages % SAMPLE === 0, left: waitsFor };
    seat.place.sent.set(id, sent);
    seat.place.total += 1;
    tally.messages += 1;
    if (dialect.ackedBy === 'ack') seat.awaited.set(ackId, sent);
    dialect.send(seat.connection, { id, roomId: seat.place.id, body }, ackId);
  }
  function acked(sent: Sent, now: number): void {
    tally.acks += 1;
    record(tally.ack, now - sent.at);
    oneLess(sent);
  }
  function oneLess(sent: Sent): void {
    sent.left -= 1;
    if (sent.left === 0 && !stopped) send(sent.seat);
  }
  function delivered(seat: Seat, { delivery, messages, ofSeat, sampled }: Reading): void {
    const now = performance.now();
    tally.packets += 1;
    tally.deliveries += delivery.messages.length;
    for (const sent of sampled) record(tally.delivery, now - sent.at);
    if (dialect.ackedBy === 'delivery') ofSeat.get(seat)?.forEach((sent) => acked(sent, now));
    if (everybody) messages.forEach(oneLess);
    finishIfDrained(now);
  }
  function acknowledged(seat: Seat, ackId: number): void {
    const now = performance.now();
    const sent = seat.awaited.get(ackId);
    if (sent === undefined) throw new Error(`An ack came that nobody waits for: ${ackId}`);
    seat.awaited.delete(ackId);
    acked(sent, now);
    finishIfDrained(now);
  }
  function finishIfDrained(now: number): void {
    if (!stopped || tally.acks < tally.messages || tally.deliveries < tally.messages * scenario.people) return;
    tally.lastDelivery = now;
    done.resolve();
  }

  crowd.places.forEach((place) => place.sent.clear());
  crowd.listener = { delivered, acknowledged, failed: done.reject };
  const serverBefore = cpuOf(serverPid);
  const selfBefore = process.cpuUsage();
  const machineBefore = cpuOfMachine();
  const start = performance.now();
  for (const place of crowd.places) for (const seat of place.seats.slice(0, scenario.senders)) repeat(scenario.inFlight, () => send(seat));

  const stop = setTimeout(() => void (stopped = true), ms);
  const late = setTimeout(() => done.reject(new Error(shortfall(tally, scenario))), ms + DRAIN);
  await done.promise.finally(() => [stop, late].forEach(clearTimeout));
  await new Promise((resolve) => setTimeout(resolve, SETTLE));
  if (tally.deliveries !== tally.messages * scenario.people) throw new Error(shortfall(tally, scenario));
  const self = process.cpuUsage(selfBefore);
  const generatorCpu = (self.user + self.system) / 1000;
  const serverCpu = cpuOf(serverPid) - serverBefore;
  return {
    messages: tally.messages,
    deliveries: tally.deliveries,
    packets: tally.packets,
    wall: tally.lastDelivery - start,
    serverCpu,
    generatorCpu,
    othersCpu: Math.max(0, cpuOfMachine() - machineBefore - serverCpu - generatorCpu),
    ack: latencyOf(tally.ack),
    delivery: latencyOf(tally.delivery),
  };
}

function shortfall(tally: Tally, scenario: Scenario): string {
  const expected = tally.messages * scenario.people;
  return `${tally.messages} messages, ${tally.acks} acks, ${tally.deliveries} deliveries where ${expected} are due`;
}

function repeat(times: number, action: () => void): void {
  for (let index = 0; index < times; index += 1) action();
}
