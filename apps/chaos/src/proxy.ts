import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { Random } from '#random.ts';

const retryMs = 50;
const triesMax = 200;

/**
 * What stands before the servers, as any balancer would: each connection goes to one of them by chance, to another when
 * that one doesn't answer, and is never moved. It can cut a share of what is open.
 */
export async function openProxy(port: number, targets: readonly number[], random: Random) {
  const open = new Set<Socket>();
  const server = createServer((client) => void serve(client).catch(() => client.destroy()));

  async function serve(client: Socket) {
    client.on('error', () => client.destroy());
    open.add(client);
    client.once('close', () => open.delete(client));
    client.pause();
    const upstream = await connectToAny(client);
    upstream.on('error', () => client.destroy());
    client.once('close', () => upstream.destroy());
    upstream.once('close', () => client.destroy());
    client.pipe(upstream).pipe(client);
    client.resume();
  }

  async function connectToAny(client: Socket): Promise<Socket> {
    for (let tries = 0; tries < triesMax && !client.destroyed; tries++) {
      const upstream = connect({ port: random.pick(targets), host: '127.0.0.1', noDelay: true });
      try {
        await once(upstream, 'connect');
        return upstream;
      } catch {
        upstream.destroy();
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
    throw new Error('no server answers');
  }

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    /** Cuts that share of the connections, without a goodbye. */
    cut(share: number) {
      for (const socket of open) if (random.next() < share) socket.destroy();
    },
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
