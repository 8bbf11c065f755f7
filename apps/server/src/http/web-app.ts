import { type RequestHandler, Router } from 'express';
import expressStaticGzip from 'express-static-gzip';

/** Vite names what lies here by its content. */
const HASHED = '/assets/';

/** A path that names a file, or lies where only files lie. */
function isFile(path: string): boolean {
  return path.startsWith(HASHED) || /\.[a-z0-9]+$/iu.test(path);
}

/**
 * The built web app, each file compressed as the browser likes it best (the build puts .br and .gz beside it). Any other path is an
 * address within the app and gets its page; a file that is not there is a real 404.
 */
export function serveWebApp(directory: string): Router {
  const files: RequestHandler = expressStaticGzip(directory, {
    enableBrotli: true,
    orderPreference: ['br', 'gzip'],
    serveStatic: { redirect: false, cacheControl: false },
  });
  const router = Router();
  router.get('/{*path}', (request, response, next) => {
    const { path, url } = request;
    const file = isFile(path);
    response.set('Cache-Control', path.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (!file) {
      request.url = '/index.html';
    }
    files(request, response, (error?: unknown) => {
      request.url = url;
      response.removeHeader('Content-Encoding');
      response.set('Cache-Control', 'no-store');
      if (error !== undefined || file) {
        next(error);
      } else {
        response.status(404).type('text').send('The web app is not built yet: npx -y pnpm@12 build\n');
      }
    });
  });
  return router;
}
