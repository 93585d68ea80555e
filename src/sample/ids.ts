import { formatUuidv7 } from '../platform/crypto/uuid.ts';

/** Returns a UUIDv7 that is the same in every run. `sequence` orders the rows of one millisecond. */
export function idAt(at: number, sequence: number, random: () => number): string {
  const high = (uint32(random()) >>> 16) & 0x3ff;
  const low = uint32(random());
  return formatUuidv7(at, sequence, high * 2 ** 32 + low);
}

const uint32 = (fraction: number) => (fraction * 2 ** 32) >>> 0;
