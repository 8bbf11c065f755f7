import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from '../lib/logger.ts';
import type { AckOf } from '../log/ack-of.ts';
import { type CredentialRoutes, credentialRoutes } from './accounts/passwords/credential-routes.ts';
import { createDesk, type DeskParts } from './accounts/desk.ts';
import { type DeviceLinkRoutes, deviceLinkRoutes } from './accounts/device-links/device-link-routes.ts';
import { type DepartureRoutes, departureRoutes } from './accounts/departures/departure-routes.ts';
import { type ExportRoutes, exportRoutes } from './accounts/departures/export-routes.ts';
import { type InviteRoutes, inviteRoutes } from './accounts/invites/invite-routes.ts';
import { type MailRoutes, mailRoutes } from './accounts/mail/mail-routes.ts';
import { type OidcRoutes, oidcRoutes } from './accounts/oidc/oidc-routes.ts';
import { type PasskeyRoutes, passkeyRoutes } from './accounts/passkeys/passkey-routes.ts';
import { type ResetRoutes, resetRoutes } from './accounts/resets/reset-routes.ts';
import { type RoleRoutes, roleRoutes } from './accounts/roles/role-routes.ts';
import { type AccountRoutes, accountRoutes } from './accounts/sessions/routes.ts';
import { type SecondFactorRoutes, secondFactorRoutes } from './accounts/second-factor/second-factor-routes.ts';
import { type AvatarRoutes, avatarRoutes } from './avatars/avatar-routes.ts';
import { type Dispatch, serveCommands } from './commands.ts';
import { handleErrors, notFound } from './errors.ts';
import type { Health } from './health.ts';
import { guardHost } from './host-guard.ts';
import { insidersOnly } from './insiders.ts';
import { jsonBody } from './json-body.ts';
import { openApi } from './openapi.ts';
import { guardOrigin } from './origin-guard.ts';
import type { OriginRules } from './origin.ts';
import { securityHeaders } from './security-headers.ts';
import { serveWebApp } from './web-app.ts';

export interface AppParts
  extends
    Omit<AccountRoutes, 'providers'>,
    CredentialRoutes,
    PasskeyRoutes,
    SecondFactorRoutes,
    InviteRoutes,
    MailRoutes,
    ResetRoutes,
    DeviceLinkRoutes,
    ExportRoutes,
    DepartureRoutes,
    RoleRoutes,
    OidcRoutes,
    AvatarRoutes,
    DeskParts {
  readonly origins: OriginRules;
  /** Called when somebody asks for us by a name that we do not know. */
  readonly strange: () => void;
  readonly webDir: string;
  readonly dispatch: Dispatch;
  readonly ackOf: AckOf;
  readonly health: Health;
  readonly logger: Logger;
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** All that Parley answers over HTTP. */
export function createApp(parts: AppParts): Express {
  const { origins, strange, webDir, dispatch, health, logger, accounts, ackOf } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // Nothing of ours is asked by a query.
  app.set('query parser', false);
  app.use(securityHeaders(origins.publicUrl?.startsWith('https://') ?? false));
  app.use('/health', noStore, insidersOnly(origins.trustProxy), health.router);
  app.use(guardHost(origins, strange));
  app.use('/api', noStore, guardOrigin(origins));
  // Before everything that takes JSON only.
  app.use('/api', avatarRoutes(parts), jsonBody, openApi());
  const desk = createDesk(parts);
  app.use('/api', accountRoutes(parts), credentialRoutes(parts, desk), passkeyRoutes(parts, desk), secondFactorRoutes(parts, desk));
  app.use('/api', inviteRoutes(parts, desk), resetRoutes(parts, desk), mailRoutes(parts, desk), deviceLinkRoutes(parts, desk));
  app.use('/api', exportRoutes(parts, desk), departureRoutes(parts, desk), roleRoutes(parts, desk), oidcRoutes(parts, desk));
  app.use('/api', serveCommands(accounts.authenticate, dispatch), notFound);
  app.use(serveWebApp(webDir), notFound, handleErrors(ackOf, logger));
  return app;
}
