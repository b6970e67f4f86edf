import http from 'node:http';
import { text } from 'node:stream/consumers';
import { mark } from './frame-counter.ts';

export interface HttpLoad {
  port: number;
  paths: string[];
  parallel: number;
  /** How many messages each answer holds. */
  messagesEach: number;
}

/** Asks for each path once, over connections that stay open. @throws when an answer is not the one that was expected. */
export async function getAll({ port, paths, parallel, messagesEach }: HttpLoad): Promise<{ bytes: number }> {
  let next = 0;
  let bytes = 0;

  async function work(index: number) {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    for (let path = paths[next++]; path !== undefined; path = paths[next++]) {
      const request = http.get({ port, path, agent, host: '127.0.0.1', localAddress: `127.0.9.${1 + index}` });
      const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
        request.once('response', resolve).once('error', reject);
      });
      const body = await text(answer);
      const messages = body.split(mark).length - 1;
      if (messages !== messagesEach)
        throw new Error(`${answer.statusCode}, ${messages} messages: ${body.slice(0, 200)}`);
      bytes += body.length;
    }
    agent.destroy();
  }
  await Promise.all(Array.from({ length: parallel }, (_, index) => work(index)));
  return { bytes };
}
