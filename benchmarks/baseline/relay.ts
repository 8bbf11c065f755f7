import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/**
 * The plain Socket.IO relay that every tutorial shows, with its default options: join a room, send to everybody in it,
 * store nothing. It is what Parley is compared with, so nothing here may be slower than the tutorial.
 */
interface Message {
  readonly id: string;
  readonly roomId: string;
  readonly body: string;
}
interface Delivered extends Message {
  readonly author: string;
  readonly at: number;
}
interface FromClients {
  join: (roomId: string, joined: () => void) => void;
  message: (message: Message, received: () => void) => void;
}
interface ToClients {
  message: (message: Delivered) => void;
}

const http = createServer();
const io = new Server<FromClients, ToClients>(http);

io.on('connection', (socket) => {
  socket.on('join', (roomId, joined) => {
    void socket.join(roomId);
    joined();
  });
  socket.on('message', (message, received) => {
    io.to(message.roomId).emit('message', { ...message, author: socket.id, at: Date.now() });
    received();
  });
});

process.once('SIGTERM', () => process.exit(0));

http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ msg: 'listening', url: `http://127.0.0.1:${port}` })}\n`);
});
