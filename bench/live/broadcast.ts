import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** The lower bound for any server: sends each text from the parent to all connected clients. */
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('listening', () => process.send!((server.address() as AddressInfo).port));
process.on('message', (text: string) => server.clients.forEach((client) => client.send(text)));
