import type { Outcome } from './outcome.ts';

/** What a scenario must reach; see budgets.json. */
interface Budget {
  /** Most CPU per delivery, as a share of the baseline's. */
  readonly cpuPerDelivery?: number;
  /** Most milliseconds that the median latency, to the ack and to the delivery, may lie above the baseline's. */
  readonly p50OverBaselineMs?: number;
}
export type Budgets = Readonly<Record<string, Budget>>;

export interface Check {
  readonly scenario: string;
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  readonly held: boolean;
}

/** A generator that is busier than this may be what limits the round, unless the server is busier than that. */
export const GENERATOR_SHARE = 0.8;
export const SERVER_SHARE = 0.9;

const kinds: Readonly<Record<keyof Budget, readonly { readonly what: string; readonly value: (outcome: Outcome) => number }[]>> = {
  cpuPerDelivery: [{ what: 'CPU per delivery, of the baseline’s', value: ({ ratio }) => ratio.cpuPerDelivery.median }],
  p50OverBaselineMs: [
    { what: 'send → ack p50, ms over the baseline’s', value: ({ difference }) => difference.ackP50.median },
    { what: 'send → delivery p50, ms over the baseline’s', value: ({ difference }) => difference.deliveryP50.median },
  ],
};

/** Holds the medians against the budgets. */
export function checksOf(outcomes: readonly Outcome[], budgets: Budgets): readonly Check[] {
  return outcomes.flatMap((outcome) =>
    Object.entries(budgets[outcome.scenario.name] ?? {}).flatMap(([kind, limit]: [string, number]) =>
      kinds[kind as keyof Budget].map(({ what, value }) => {
        const reached = value(outcome);
        return { scenario: outcome.scenario.name, what, value: reached, limit, held: reached <= limit };
      }),
    ),
  );
}
