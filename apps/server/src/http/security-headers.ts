import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Half a year, as long as the certificate of a small site may be counted on. */
const HSTS_SECONDS = 15_552_000;

/** What no part of Parley asks a browser for. */
const unused = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/** The same for everything we send: a page of ours runs our code only, speaks with us only and stands in nobody's frame. */
export function securityHeaders(https: boolean): RequestHandler[] {
  const permissions = unused.map((feature) => `${feature}=()`).join(', ');
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'"],
          // Covers our own WebSocket too.
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'none'"],
          frameAncestors: ["'none'"],
          requireTrustedTypesFor: ["'script'"],
          // The address of the worker that keeps the app's shell, and nothing else.
          trustedTypes: ['parley-shell'],
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      frameguard: { action: 'deny' },
      // Browsers heed it under https only, and warn elsewhere.
      crossOriginOpenerPolicy: https,
      originAgentCluster: false,
      strictTransportSecurity: https ? { maxAge: HSTS_SECONDS, includeSubDomains: false } : false,
    }),
    (_request, response, next) => {
      response.set('Permissions-Policy', permissions);
      next();
    },
  ];
}
