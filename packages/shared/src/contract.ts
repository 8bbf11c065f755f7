import type * as z from 'zod/mini';

/** How often a person may use a command; the figures are the server's, which enforces them (its `realtime/dispatch.ts`). */
export type Rate = 'send' | 'signal' | 'read' | 'search' | 'change' | 'seldom' | 'everywhere';

/** What a client asks. */
export interface Command<Input extends z.ZodMiniType = z.ZodMiniType, Output extends z.ZodMiniType = z.ZodMiniType> {
  readonly input: Input;
  readonly output: Output;
  readonly rate: Rate;
  /** One sentence for the API page. */
  readonly about: string;
  /**
   * `event`: the log event that carries the command's `id`, in the log of its `roomId`, answers it (nothing is sent twice), unless its
   * output says `repeated`; only other answers are sent as such.
   * `none`: worth nothing later, so that nobody waits for an answer.
   */
  readonly answer: 'ack' | 'event' | 'none';
}

/** What happened, for ever: one entry of a room's or a person's log. */
export interface LogEventType<Payload extends z.ZodMiniType = z.ZodMiniType> {
  readonly payload: Payload;
  /** Whose log it stands in, which decides who receives it. */
  readonly log: 'room' | 'person' | 'both';
  /** Whether it is a line that people read in the room's timeline. */
  readonly timeline: boolean;
  /** What of it goes to whoever did it, or in whose own log it stands, when they export what is kept of them: nothing that others said. */
  readonly told: (payload: never) => unknown;
  /**
   * How much is left of it once whoever did it has deleted their account: of somebody’s own log nothing, and in rooms all of it, or less (`left-of.ts` says what).
   */
  readonly left: 'whole' | 'less' | 'nothing';
}

/** What is happening now: never stored, may be dropped. Who receives it stands beside its declaration. */
export interface Signal<Payload extends z.ZodMiniType = z.ZodMiniType> {
  readonly payload: Payload;
}

export interface Feature {
  readonly commands: Readonly<Record<string, Command>>;
  readonly events: Readonly<Record<string, LogEventType>>;
  readonly signals: Readonly<Record<string, Signal>>;
  /** What the feature puts into the snapshot of a room, if anything. */
  readonly roomState?: z.ZodMiniType;
  /** What the feature puts into the snapshot of a person's own log, if anything. */
  readonly personState?: z.ZodMiniType;
}

/** Declares a feature and keeps its exact types. */
export function defineFeature<const F extends Feature>(feature: F): F {
  return feature;
}

export function command<Input extends z.ZodMiniType, Output extends z.ZodMiniType>(
  parts: Omit<Command<Input, Output>, 'answer'> & { readonly answer?: 'none' },
): Command<Input, Output> {
  return { answer: 'ack', ...parts };
}

/** What a command that its own event answers has at least: which event that is, and whether there is one. */
export interface AnsweredByEvent {
  readonly input: { readonly id: string; readonly roomId: string };
  readonly output: { readonly seq: number; readonly repeated: boolean };
}

/** A command that its own event answers. */
export function commandWithEvent<Input extends z.ZodMiniType<AnsweredByEvent['input']>, Output extends z.ZodMiniType<AnsweredByEvent['output']>>(
  parts: Omit<Command<Input, Output>, 'answer'>,
): Command<Input, Output> {
  return { answer: 'event', ...parts };
}

type Left<Log> = Log extends 'person' ? 'nothing' : 'whole' | 'less';

interface EventOptions<Payload, Timeline, L> {
  readonly timeline?: Timeline;
  readonly told: 'whole' | ((payload: Payload) => unknown);
  readonly left: L;
}

/** Declares an event. What is told of it, and what is left, nobody can forget: it does not compile. */
export function logEvent<
  Payload extends z.ZodMiniType,
  const Log extends LogEventType['log'],
  const L extends Left<Log>,
  const Timeline extends boolean = false,
>(
  log: Log,
  payload: Payload,
  { timeline, told, left }: EventOptions<z.infer<Payload>, Timeline, L>,
): LogEventType<Payload> & { readonly log: Log; readonly timeline: Timeline; readonly left: L } {
  return { payload, log, timeline: (timeline ?? false) as Timeline, left, told: told === 'whole' ? (whole) => whole : told };
}

export function signal<Payload extends z.ZodMiniType>(payload: Payload): Signal<Payload> {
  return { payload };
}
