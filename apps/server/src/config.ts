import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { redisAddress } from './redis-address.ts';

/** The same places from `src` and from `dist`. */
const builtClient = fileURLToPath(new URL('../../web/dist', import.meta.url));
const homeFolder = fileURLToPath(new URL('../../../.data/files', import.meta.url));

const publicUrl = z
  .url({ protocol: /^https?$/ })
  .transform((text) => new URL(text))
  .refine((url) => url.href === `${url.origin}/`, 'an origin, such as https://chat.example.org');

const origins = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(publicUrl.transform((url) => url.origin)));

/** `true`, `false`, a number of proxies, or the proxies' addresses and networks between commas. */
const trustProxy = z.string().transform((text) => {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^\d+$/.test(text)) return (_address: string, hop: number) => hop < Number(text);
  return text.split(',').map((part) => part.trim());
});

interface MailVariables {
  NODE_ENV: string;
  PUBLIC_URL?: URL | undefined;
  SMTP_URL?: string | undefined;
  MAIL_FROM?: string | undefined;
}

/** Where mails go: to a server, in development into an outbox to look at, else nowhere. */
function mailOf({ NODE_ENV, PUBLIC_URL, SMTP_URL, MAIL_FROM }: MailVariables) {
  const from = MAIL_FROM ?? `parley@${PUBLIC_URL?.hostname ?? 'localhost'}`;
  if (SMTP_URL) return { to: 'smtp' as const, url: SMTP_URL, from };
  return NODE_ENV === 'development' ? { to: 'outbox' as const } : null;
}

const Environment = z
  .object({
    /** `production` serves the built client and takes requests from PUBLIC_URL alone. */
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(5180),
    /** Where people find Parley. Decides the cookie, the allowed origins and every link that it writes. */
    PUBLIC_URL: publicUrl.optional(),
    /** Which proxies say the truth about a client's address. */
    TRUST_PROXY: trustProxy.default(false),
    /** The folder of the built client. */
    WEB_ROOT: z.string().optional(),
    /** `shared`: what many are told alike is serialised once for all of them; `stock`: by tRPC, once for each. */
    LIVE_FRAMES: z.enum(['shared', 'stock']).default('shared'),
    /** Lets several processes serve one database. */
    REDIS_URL: redisAddress.optional(),
    /** Takes the mails: smtp://user:password@host:587, or smtps:// for TLS from the start. */
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    /** Whom mails are from: an address, or `Name <address>`. */
    MAIL_FROM: z.string().optional(),
    /** Searches public groups. Without it, Postgres does. */
    OPENSEARCH_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** Parley's account at Google; sends people back to PUBLIC_URL/oauth/google/callback. */
    GOOGLE_CLIENT_ID: z.string().optional(),
    GOOGLE_CLIENT_SECRET: z.string().default(''),
    GOOGLE_AUTHORIZE_URL: z.url().default('https://accounts.google.com/o/oauth2/v2/auth'),
    GOOGLE_TOKEN_URL: z.url().default('https://oauth2.googleapis.com/token'),
    GOOGLE_ISSUER: z.string().default('https://accounts.google.com'),
    /** Parley's account at GitHub, or at a GitHub of one's own; sends people back to PUBLIC_URL/oauth/github/callback. */
    GITHUB_CLIENT_ID: z.string().optional(),
    GITHUB_CLIENT_SECRET: z.string().default(''),
    GITHUB_AUTHORIZE_URL: z.url().default('https://github.com/login/oauth/authorize'),
    GITHUB_TOKEN_URL: z.url().default('https://github.com/login/oauth/access_token'),
    GITHUB_API_URL: z.url().default('https://api.github.com'),
    /** Places of the operator's own from which pictures may be fetched, between commas, such as that of a GitHub of one's own. */
    TRUSTED_ORIGINS: origins.default([]),
    /** Whether the server runs the jobs too, or leaves them to workers. */
    RUN_JOBS: z.enum(['true', 'false']).default('true'),
    /** The folder that people's files are kept in; with S3_BUCKET, that they pass through. */
    FILES_FOLDER: z.string().min(1).default(homeFolder),
    /** Keeps the files in this bucket of S3, or of a service that speaks as it does, instead. */
    S3_BUCKET: z.string().optional(),
    S3_REGION: z.string().default('us-east-1'),
    /** Where the service is, if it isn't Amazon's. */
    S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    /** Without them the SDK finds its credentials by itself, as in a role of the machine. */
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    /** How far this process's clock is off: for trying what then happens. */
    CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
    /** Whoever has it may read `/metrics`; without it there is no such page. */
    METRICS_TOKEN: z.string().min(16).optional(),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  })
  .refine((env) => env.RUN_JOBS === 'true' || env.REDIS_URL, {
    path: ['RUN_JOBS'],
    message: 'without REDIS_URL there is one process, and it runs the jobs',
  })
  .transform((env) => ({
    isProduction: env.NODE_ENV === 'production',
    databaseUrl: env.DATABASE_URL,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? new URL(`http://localhost:${env.PORT}`),
    trustProxy: env.TRUST_PROXY,
    webRoot: env.WEB_ROOT ?? (env.NODE_ENV === 'production' ? builtClient : null),
    sharesFrames: env.LIVE_FRAMES === 'shared',
    redis: env.REDIS_URL ?? null,
    mail: mailOf(env),
    openSearchUrl: env.OPENSEARCH_URL ?? null,
    google: env.GOOGLE_CLIENT_ID
      ? {
          clientId: env.GOOGLE_CLIENT_ID,
          clientSecret: env.GOOGLE_CLIENT_SECRET,
          authorizeUrl: env.GOOGLE_AUTHORIZE_URL,
          tokenUrl: env.GOOGLE_TOKEN_URL,
          issuer: env.GOOGLE_ISSUER,
        }
      : null,
    github: env.GITHUB_CLIENT_ID
      ? {
          clientId: env.GITHUB_CLIENT_ID,
          clientSecret: env.GITHUB_CLIENT_SECRET,
          authorizeUrl: env.GITHUB_AUTHORIZE_URL,
          tokenUrl: env.GITHUB_TOKEN_URL,
          apiUrl: env.GITHUB_API_URL,
        }
      : null,
    runsJobs: env.RUN_JOBS === 'true',
    blobsFolder: env.FILES_FOLDER,
    s3: s3Place(env),
    trustedOrigins: env.TRUSTED_ORIGINS,
    clockOffsetMs: env.CLOCK_OFFSET_MS,
    metricsToken: env.METRICS_TOKEN ?? null,
    logLevel: env.LOG_LEVEL,
  }));

interface S3Variables {
  S3_BUCKET?: string | undefined;
  S3_REGION: string;
  S3_ENDPOINT?: string | undefined;
  S3_ACCESS_KEY_ID?: string | undefined;
  S3_SECRET_ACCESS_KEY?: string | undefined;
}

function s3Place(env: S3Variables) {
  if (!env.S3_BUCKET) return null;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  const credentials = accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : null;
  return { bucket: env.S3_BUCKET, region: env.S3_REGION, endpoint: env.S3_ENDPOINT ?? null, credentials };
}

export type Config = z.output<typeof Environment>;

/** The only reader of the environment. Throws an error that names every variable that is missing or wrong. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const { data, error } = Environment.safeParse(environment);
  if (error) throw new Error(`The configuration is not right:\n${z.prettifyError(error)}`);
  return data;
}

/** Whether an URL leads to this very machine, where browsers trust plain http as they trust https elsewhere. */
export function isLoopback(url: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}
