import type { FastifyInstance } from 'fastify';
import helmet, { type HelmetOptions } from 'helmet';
import type { Config } from './config.ts';

const yearSeconds = 365 * 24 * 60 * 60;

/** Gives every answer its headers, but for the one to a browser's upgrade, which shows nothing. They are put together once. */
export function addSecurityHeaders(app: FastifyInstance, config: Pick<Config, 'publicUrl'>): void {
  const addTo = helmet(securityHeaders(config));
  app.addHook('onRequest', (request, reply, done) => {
    if (request.ws) done();
    else addTo(request.raw, reply.raw, (error) => done(error as Error | undefined));
  });
}

/**
 * Scripts and styles come from our own files only: what React and the animations set on an
 * element goes through its style object, which a policy without 'unsafe-inline' allows.
 */
function securityHeaders({ publicUrl }: Pick<Config, 'publicUrl'>): HelmetOptions {
  const isHttps = publicUrl.protocol === 'https:';
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", `${isHttps ? 'wss' : 'ws'}://${publicUrl.host}`],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps && { maxAge: yearSeconds, includeSubDomains: false },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  };
}
