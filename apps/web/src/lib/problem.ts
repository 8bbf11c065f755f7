/** What is wrong with what somebody typed, and what would be right. */
export interface Problem {
  readonly message: string;
  /** Nothing is wrong with what was typed: it could not be done. */
  readonly general?: boolean;
  readonly suggestion?: string | undefined;
  /** The field it is about, in a form of several. */
  readonly field?: string | undefined;
  /** What is wrong with other fields of it. */
  readonly also?: readonly Problem[];
  /** What it was asked about is not there, or not any more. */
  readonly gone?: boolean;
}

/** The part of a schema that is needed here. */
interface Schema {
  safeParse(value: unknown): { readonly success: boolean; readonly error?: { readonly issues: readonly { readonly message: string }[] } | undefined };
}

/** The first thing a schema has to say against a value, or null. */
export function problemIn(schema: Schema, value: unknown): Problem | null {
  const { success, error } = schema.safeParse(value);
  return success ? null : { message: error?.issues[0]?.message ?? 'This can’t be used.' };
}

/** The part of a problem that belongs to a field, and the one that belongs to the form. */
export function splitProblem(problem: Problem | null): { readonly field: Problem | null; readonly form: Problem | null } {
  return problem?.general === true ? { field: null, form: problem } : { field: problem, form: null };
}
