import { WebSocket } from 'ws';

/**
 * Subscribers in a process of their own: `clients.ts <address> <count> [<connection_init's payload> <subscribe's payload>]`.
 * Notifies the parent when all are connected, and sends it the message size each time all have received one more message.
 */
const [address = '', count = '0', init = '', subscription = ''] = process.argv.slice(2);
const total = Number(count);

const whenAll = () => {
  let calls = 0;
  return (message: string | number) => void (++calls % total === 0 && process.send!(message));
};
const [onConnected, onReceived] = [whenAll(), whenAll()];

for (let i = 0; i < total; i++) {
  const socket = new WebSocket(address, init ? 'graphql-transport-ws' : [], { perMessageDeflate: false });
  socket.on('open', () => {
    if (!init) return onConnected('connected');
    socket.send(`{"type":"connection_init","payload":${init}}`);
  });
  socket.on('message', (data: Buffer) => {
    if (data.toString() !== '{"type":"connection_ack"}') return onReceived(data.byteLength);
    socket.send(`{"type":"subscribe","id":"one","payload":${subscription}}`, () => onConnected('connected'));
  });
  // Spreads the connections over time.
  if (i % 50 === 49) await new Promise((resolve) => setTimeout(resolve, 50));
}
