import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** What any server has to do at the least: one text to all who are connected, each time the parent says which. */
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('listening', () => process.send!((server.address() as AddressInfo).port));
process.on('message', (text: string) => server.clients.forEach((client) => client.send(text)));
