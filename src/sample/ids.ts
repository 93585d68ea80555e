import { v7 } from 'uuid';

/** Returns a repeatable UUIDv7. `sequence` orders the rows of one millisecond. */
export function idAt(at: number, sequence: number, random: () => number): string {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setUint32(10, random() * 2 ** 32);
  view.setUint32(12, random() * 2 ** 32);
  return v7({ msecs: at, seq: sequence, random: bytes });
}
