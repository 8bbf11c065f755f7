import type { Request, Response } from 'express';
import type * as z from 'zod/mini';
import { refuse, refuseField } from '../reply.ts';

/** What was sent, held against the contract; null: it has been refused, in words, about the field that is wrong. */
export function inputOf<Schema extends z.ZodMiniType>(schema: Schema, request: Request, response: Response): z.infer<Schema> | null {
  const { data, error } = schema.safeParse(request.body);
  if (error === undefined) {
    return data;
  }
  const [issue] = error.issues;
  const field = issue?.path[0];
  if (typeof field === 'string') {
    refuseField(response, field, issue?.code === 'too_big' ? 'too_long' : 'invalid', issue?.message ?? 'This can’t be used.');
  } else {
    refuse(response, 'invalid', 'That is not what this takes.');
  }
  return null;
}
