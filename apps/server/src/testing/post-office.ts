import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, vi } from 'vitest';

export interface Letter {
  to: string[];
  subject: string;
  /** As it came over the wire. */
  source: string;
  /** The plain text's links. */
  links: URL[];
}

/** A real SMTP server that keeps what it is given. While `isDown`, it refuses every mail for now; while `isRefusing`, for good. Ends with the test. */
export async function postOffice() {
  const state = { isDown: false, isRefusing: false, refusals: 0 };
  const letters: Letter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onMailFrom(_address, _session, callback) {
      if (!state.isDown) return callback();
      state.refusals += 1;
      callback(Object.assign(new Error('come again'), { responseCode: 451 }));
    },
    onRcptTo(_address, _session, callback) {
      if (!state.isRefusing) return callback();
      callback(Object.assign(new Error('nobody of that name'), { responseCode: 550 }));
    },
    onData(stream, session, callback) {
      text(stream).then((source) => {
        letters.push(
          letterOf(
            source,
            session.envelope.rcptTo.map(({ address }) => address),
          ),
        );
        callback();
      }, callback);
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = listening.address() as AddressInfo;

  /** The newest letter to somebody whose subject matches, once it has come. */
  async function letterTo(address: string, subject: RegExp): Promise<Letter> {
    return await vi.waitFor(() => {
      const found = letters.findLast((letter) => letter.to.includes(address) && subject.test(letter.subject));
      if (!found) throw new Error(`nothing about ${subject} for ${address}: ${JSON.stringify(letters.map(outside))}`);
      return found;
    }, 10_000);
  }

  return { url: `smtp://127.0.0.1:${port}`, letters, letterTo, state };
}

const outside = ({ to, subject }: Letter) => ({ to, subject });

function letterOf(source: string, to: string[]): Letter {
  const flat = source.replace(/=\r\n/g, '').replaceAll('=3D', '=');
  const subject = /^Subject: (.*)\r$/m.exec(source)?.[1] ?? '';
  expect(source).toMatch(/^Content-Type: multipart\/alternative/m);
  const [plain = ''] = flat.split('Content-Type: text/html');
  const links = [...plain.matchAll(/^https?:\/\/\S+/gm)].map(([link]) => new URL(link));
  return { to, subject, source, links };
}
