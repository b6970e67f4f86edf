/** Socket.IO 4 with its rooms, over WebSocket alone; with DATABASE_URL it stores each message with Prisma first. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { backlog, chatMessage, sayReady } from './chat-message.ts';
import { openStore } from './prisma-store.ts';

const store = await openStore(process.env.DATABASE_URL);
const server = createServer();
const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });

io.on('connection', (socket) => {
  socket.on('join', async (roomId: string, done: (answer: string) => void) => {
    await socket.join(roomId);
    done('joined');
  });
  socket.on('send', async (roomId: string, text: string) => {
    io.to(roomId).emit('message', store ? await store(roomId, text) : chatMessage(roomId, text));
  });
});

server.listen(0, '127.0.0.1', backlog, () => sayReady((server.address() as AddressInfo).port));
