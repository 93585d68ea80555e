import { WebSocket } from 'ws';

/**
 * Subscribers in a process of their own: `clients.ts <address> <count> [<connection_init's payload> <subscribe's payload>]`.
 * Tells the parent when all are connected, and each time all have had one message more.
 */
const [address = '', count = '0', init = '', subscription = ''] = process.argv.slice(2);
const total = Number(count);

const tellWhenAll = (told: string) => {
  let so = 0;
  return () => void (++so % total === 0 && process.send!(told));
};
const isConnected = tellWhenAll('connected');
const hasHad = tellWhenAll('all');

for (let i = 0; i < total; i++) {
  const socket = new WebSocket(address, init ? 'graphql-transport-ws' : [], { perMessageDeflate: false });
  socket.on('open', () => {
    if (!init) return isConnected();
    socket.send(`{"type":"connection_init","payload":${init}}`);
  });
  socket.on('message', (data: Buffer) => {
    if (data.toString() !== '{"type":"connection_ack"}') return hasHad();
    socket.send(`{"type":"subscribe","id":"one","payload":${subscription}}`, isConnected);
  });
  // So that connecting is no rush.
  if (i % 50 === 49) await new Promise((resolve) => setTimeout(resolve, 50));
}
