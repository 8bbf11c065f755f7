import type { RejectedCode } from '@parley/shared/ack.ts';
import { uuidPattern } from '@parley/shared/ids.ts';
import type * as z from 'zod/mini';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/** What is wrong with what was sent. */
interface Wrong {
  /** Null: all of it, or something that nobody asked for. */
  readonly field: string | null;
  readonly code: Extract<RejectedCode, 'invalid' | 'too_long'>;
  readonly message: string;
}

const OTHERWISE = 'Send what the description of this API says.';
/** Names that are repeated to who sent them. */
const NAME = /^[\w:-]{1,40}$/u;

const types: Readonly<Record<string, string>> = {
  string: 'Send some text.',
  number: 'Send a number.',
  int: 'Send a whole number.',
  boolean: 'Send true or false.',
  array: 'Send a list.',
  object: 'Send an object of JSON.',
  record: 'Send an object of JSON.',
  null: 'Send null.',
};

/** How much of it there may be. */
function amount(issue: Issue, bound: unknown, than: 'at most' | 'at least'): string {
  const of = issue['origin'] === 'string' ? ' characters' : issue['origin'] === 'array' ? ' of them' : '';
  const least = issue['inclusive'] === false ? (than === 'at most' ? 'less than' : 'more than') : than;
  return `Send ${least} ${String(bound)}${of}.`;
}

function sentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return types[issue.expected] ?? OTHERWISE;
    case 'invalid_value': {
      const choices = issue.values.map((value) => (typeof value === 'string' ? `“${value}”` : String(value)));
      return `Send ${choices.length > 1 ? 'one of ' : ''}${choices.join(', ')}.`;
    }
    case 'unrecognized_keys':
      return 'This is not known here.';
    case 'too_big':
      return amount(issue, issue.maximum, 'at most');
    case 'too_small':
      return amount(issue, issue.minimum, 'at least');
    case 'invalid_format':
      return issue['pattern'] === String(uuidPattern) ? 'Send a UUID.' : OTHERWISE;
    default:
      return OTHERWISE;
  }
}

/** Says what is wrong in our words where the contract has none of its own, and where: who reads it writes a program. */
export const inOurWords: z.core.$ZodErrorMap = (issue) => {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const where = [...(issue.path ?? []), ...unknown].map(String);
  return where.length > 0 && where.every((part) => NAME.test(part)) ? `${where.join('.')}: ${sentence(issue)}` : sentence(issue);
};

/** Holds what was sent against the contract, the same for every way it comes. Of what is wrong the first is said, and beside it what is wrong with other fields (`also`). */
export function readInput<Schema extends z.ZodMiniType>(
  schema: Schema,
  sent: unknown,
): { readonly data: z.output<Schema> } | { readonly wrong: Wrong; readonly also: readonly (Wrong & { readonly field: string })[] } {
  const { data, error } = schema.safeParse(sent, { error: inOurWords });
  if (error === undefined) {
    return { data };
  }
  const [wrong = { field: null, code: 'invalid', message: OTHERWISE }, ...more] = error.issues.map(({ path: [field], code, message }): Wrong => ({
    field: typeof field === 'string' ? field : null,
    code: code === 'too_big' ? 'too_long' : 'invalid',
    message,
  }));
  const said = new Set([null, wrong.field]);
  const also: (Wrong & { field: string })[] = [];
  for (const { field, ...rest } of more) {
    if (field !== null && !said.has(field)) {
      said.add(field);
      also.push({ field, ...rest });
    }
  }
  return { wrong, also };
}
