import { createLogger, type Logger, type Plugin } from 'vite';

/** The server behind the proxy is not there for a moment, as it is whenever it restarts: no news, and no page of stacks. */
export function calmLogger(): Logger {
  const logger = createLogger();
  return {
    ...logger,
    error(message, options) {
      if (!/(?:http|ws) proxy (?:socket )?error/u.test(message)) logger.error(message, options);
    },
  };
}

/** Of the two addresses, Vite's and the server's, says the one to open. */
export function sayWhere(): Plugin {
  return {
    name: 'say-where',
    configureServer(server) {
      server.printUrls = () => server.config.logger.info(`\n  Open ${server.resolvedUrls?.local[0] ?? 'the address above'}   (Ctrl+C ends it)\n`);
    },
  };
}
