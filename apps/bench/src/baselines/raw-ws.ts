/** The library `ws` with nothing around it. The first argument says what is sent: `string` or `buffer`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { backlog, chatMessage, sayReady } from './chat-message.ts';

const sendsBuffers = process.argv[2] === 'buffer';
const rooms = new Map<string, Set<WebSocket>>();
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

sockets.on('connection', (socket, request) => {
  const roomId = new URL(request.url ?? '', 'http://localhost').searchParams.get('room');
  if (roomId) join(roomId, socket);
  socket.send('{"ok":1}');
  socket.on('message', (data) => {
    const { roomId, text } = JSON.parse(String(data)) as { roomId: string; text: string };
    broadcast(roomId, JSON.stringify(chatMessage(roomId, text)));
  });
});

function join(roomId: string, socket: WebSocket) {
  const room = rooms.get(roomId) ?? new Set();
  rooms.set(roomId, room);
  room.add(socket);
  socket.on('close', () => room.delete(socket));
}

function broadcast(roomId: string, text: string) {
  const data = sendsBuffers ? Buffer.from(text) : text;
  for (const socket of rooms.get(roomId) ?? []) {
    if (socket.readyState === socket.OPEN) socket.send(data, { binary: false });
  }
}

server.listen(0, '127.0.0.1', backlog, () => sayReady((server.address() as AddressInfo).port));
