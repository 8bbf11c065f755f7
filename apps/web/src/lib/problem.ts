/** What is wrong with what somebody typed, and what would be right. */
export interface Problem {
  readonly message: string;
  readonly suggestion?: string | undefined;
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
