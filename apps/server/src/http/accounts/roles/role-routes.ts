import { roleRequests } from '@parley/shared/role-requests.ts';
import { Router } from 'express';
import { Rejection } from '../../../lib/errors.ts';
import { refuse, refuseField } from '../../reply.ts';
import { refuseFor } from '../answer.ts';
import type { EndedSession } from '../passwords/credentials.queries.ts';
import type { Desk } from '../desk.ts';
import { inputOf } from '../form.ts';
import type { RoleChanges } from './role-changes.ts';

export interface RoleRoutes {
  readonly roleChanges: RoleChanges;
  /** A session is over: its sockets have to go. */
  readonly ended: (session: EndedSession) => void;
}

export function roleRoutes({ roleChanges, ended }: RoleRoutes, { signedIn, proves }: Desk): Router {
  const router = Router();

  router.post(
    '/roles/change',
    signedIn(async (session, request, response) => {
      const given = inputOf(roleRequests['POST /api/roles/change'].input, request, response);
      if (given === null || !(await proves(session, given.password, request, response))) {
        return;
      }
      try {
        const changed = await roleChanges.change(session, given.personId, given.role);
        if (typeof changed === 'string') {
          refuseFor(response, changed);
        } else {
          changed.forEach(ended);
          response.json({});
        }
      } catch (error) {
        if (!(error instanceof Rejection)) {
          throw error;
        }
        if (error.code === 'conflict') {
          refuseField(response, 'role', error.code, error.message);
        } else {
          refuse(response, error.code, error.message);
        }
      }
    }),
  );

  return router;
}
