/** `npm run build`: the client into `apps/web/dist`, the server with its migrations into `apps/server/dist`. */
import { run } from './processes.mjs';

process.exit(await run('turbo', ['run', 'build', '--ui=stream', ...process.argv.slice(2)]));
