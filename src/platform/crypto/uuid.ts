import { randomInt } from 'node:crypto';

const RANDOM_RANGE = 2 ** 42;

let lastTime = -Infinity;
let sequence = 0;

/**
 * Returns a UUID version 7 (RFC 9562) that is greater than every earlier one of this process. `crypto.randomUUIDv7` does not
 * fit: its ids of one millisecond have a random order, and lists such as the items of a cart are sorted by id.
 */
export function uuidv7(): string {
  const now = Date.now();
  if (now > lastTime) {
    lastTime = now;
    sequence = randomInt(2 ** 31);
  } else {
    sequence++;
  }
  return formatUuidv7(lastTime, sequence, randomInt(RANDOM_RANGE));
}

/** Formats 48 bits of time, 32 bits of sequence and 42 random bits as a UUID version 7. */
export function formatUuidv7(milliseconds: number, sequence: number, random: number): string {
  const time = hex(milliseconds, 12);
  const version = 0x7000 | (sequence >>> 20);
  const variant = 0x8000 | ((sequence >>> 6) & 0x3fff);
  const tail = (sequence & 0x3f) * RANDOM_RANGE + random;
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex(version, 4)}-${hex(variant, 4)}-${hex(tail, 12)}`;
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
