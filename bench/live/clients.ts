import { WebSocket } from 'ws';

/**
 * Subscribers in a process of their own: `clients.ts <address> <count> [<connection_init's payload> <subscribe's payload>]`.
 * Tells the parent when all are connected, and each time all have had one message more, of how many bytes.
 */
const [address = '', count = '0', init = '', subscription = ''] = process.argv.slice(2);
const total = Number(count);

const whenAll = () => {
  let so = 0;
  return (tell: string | number) => void (++so % total === 0 && process.send!(tell));
};
const [areConnected, haveHad] = [whenAll(), whenAll()];

for (let i = 0; i < total; i++) {
  const socket = new WebSocket(address, init ? 'graphql-transport-ws' : [], { perMessageDeflate: false });
  socket.on('open', () => {
    if (!init) return areConnected('connected');
    socket.send(`{"type":"connection_init","payload":${init}}`);
  });
  socket.on('message', (data: Buffer) => {
    if (data.toString() !== '{"type":"connection_ack"}') return haveHad(data.byteLength);
    socket.send(`{"type":"subscribe","id":"one","payload":${subscription}}`, () => areConnected('connected'));
  });
  // So that connecting is no rush.
  if (i % 50 === 49) await new Promise((resolve) => setTimeout(resolve, 50));
}
