import { type Config, isLoopback } from './config.ts';

/**
 * Which pages may change something or open a WebSocket: those of PUBLIC_URL. Where that is on this machine, its other names
 * (localhost, 127.0.0.1) on the same port too; in development on any port, since the client has a server of its own.
 */
export function allowedOrigins({ publicUrl, isProduction }: Config): (origin: string | undefined) => boolean {
  return (origin) => {
    if (origin === undefined || !URL.canParse(origin)) return false;
    if (origin === publicUrl.origin) return true;
    const url = new URL(origin);
    if (!isLoopback(url)) return false;
    return (
      !isProduction || (isLoopback(publicUrl) && url.port === publicUrl.port && url.protocol === publicUrl.protocol)
    );
  };
}
