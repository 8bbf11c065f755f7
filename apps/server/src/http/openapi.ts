import { avatarRequests } from '@parley/shared/avatar-requests.ts';
import { personName, person } from '@parley/shared/features/people.ts';
import { personId } from '@parley/shared/ids.ts';
import { httpRequests } from '@parley/shared/http-requests.ts';
import { provider } from '@parley/shared/oidc-requests.ts';
import { commands } from '@parley/shared/protocol.ts';
import { PROTOCOL_VERSION } from '@parley/shared/version.ts';
import { type RequestHandler, Router } from 'express';
import { toJSONSchema } from 'zod';
import * as z from 'zod/mini';

/** As it goes over the wire: before our schemas trim and brand it. */
function schema(type: z.core.$ZodType): object {
  const { $schema: _, ...rest } = toJSONSchema(type, { io: 'input', unrepresentable: 'any' });
  return rest;
}

function content(type: z.core.$ZodType): object {
  return { 'application/json': { schema: schema(type) } };
}

const refusal = z.object({ code: z.string(), message: z.string(), suggestion: z.optional(z.string()), afterMs: z.optional(z.number()) });
const someone = z.object({ person });

function operation(about: string, output: z.core.$ZodType, input?: z.core.$ZodType): object {
  return {
    summary: about,
    ...(input === undefined ? {} : { requestBody: { required: true, content: content(input) } }),
    responses: {
      200: { description: 'Done.', content: content(output) },
      '4XX': { description: 'Refused for good. 429 only for now: see Retry-After.', content: content(refusal) },
      '5XX': { description: 'Not known, or busy. 503: send the very same again after Retry-After.', content: content(refusal) },
    },
  };
}

interface FileRequest {
  readonly about: string;
  /** Types of the file that is sent, and of the one that comes. */
  readonly takes?: readonly string[];
  readonly gives?: readonly string[];
  readonly output?: z.core.$ZodType;
}

function files(types: readonly string[]): object {
  return Object.fromEntries(types.map((type) => [type, {}]));
}

/** The same, of files. */
function fileOperation({ about, takes, gives, output }: FileRequest, path: string): object {
  const parameters = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const { responses, ...rest } = operation(about, output ?? z.object({})) as { responses: object };
  return {
    ...rest,
    ...(parameters.length > 0 && { parameters }),
    ...(takes && { requestBody: { required: true, content: files(takes) } }),
    responses: gives ? { ...responses, 200: { description: 'The file.', content: files(gives) } } : responses,
  };
}

/** What is asked over HTTP only. */
const requests: Readonly<Record<string, { readonly about: string; readonly input?: z.core.$ZodType; readonly output: z.core.$ZodType }>> =
  httpRequests;

function describe(): object {
  const ofCommands = [...commands].map(([name, { about, input, output }]) => [`/api/${name}`, { post: operation(about, output, input) }]);
  const paths: Record<string, Record<string, object>> = {
    '/api/session': {
      get: operation(
        'Says who you are, whether guests are welcome, and with which providers one can come in; if you are nobody, whose your session was, should it have been ended from elsewhere, and why, if not by yourself. Of who has become more since, only the reason.',
        z.object({
          person: z.nullable(person),
          ended: z.optional(personId),
          why: z.optional(z.enum(['deactivated', 'guest-deactivated', 'deleted', 'raised'])),
          guests: z.boolean(),
          providers: z.array(provider),
        }),
      ),
    },
    '/api/guests': { post: operation('Signs you in as a guest under a free name.', someone, z.object({ name: personName })) },
    '/api/session/forget': { post: operation('Has the browser forget what it kept of files. For who was signed out from elsewhere.', z.object({})) },
    '/api/session/end': { post: operation('Signs you out.', z.object({})) },
  };
  for (const [request, asked] of Object.entries(requests)) {
    const [method = '', path = ''] = request.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(asked.about, asked.output, asked.input) };
  }
  for (const [request, asked] of Object.entries(avatarRequests)) {
    const [method = '', path = ''] = request.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: fileOperation(asked, path) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Parley', version: String(PROTOCOL_VERSION), description: 'Every command by HTTP, with the cookie that signing in gives.' },
    paths: { ...paths, ...Object.fromEntries(ofCommands) },
  };
}

/** The description of the HTTP interface, made from the registry of commands. */
export function openApi(): RequestHandler {
  let made: object | undefined;
  return Router().get('/openapi.json', (_request, response) => {
    made ??= describe();
    response.json(made);
  });
}
