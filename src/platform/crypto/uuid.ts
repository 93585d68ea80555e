import { randomInt } from 'node:crypto';

const RANDOM_RANGE = 2 ** 42;

let lastTime = -Infinity;
let sequence = 0;

/**
 * Returns a UUID version 7 (RFC 9562) that is greater than every earlier one of this process. `crypto.randomUUIDv7` is
 * not used, because its ids of one millisecond have a random order. Lists such as the items of a cart are sorted by id.
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
  const version = 0x7000 | (sequence >>> 20);
  const variant = 0x8000 | ((sequence >>> 6) & 0x3fff);
  const tail = (sequence & 0x3f) * RANDOM_RANGE + random;
  return `${hex32(milliseconds / 2 ** 16)}-${hex16(milliseconds)}-${hex16(version)}-${hex16(variant)}-${hex16(tail / 2 ** 32)}${hex32(tail)}`;
}

/** The hexadecimal digits of each byte. `toString(16)` would take five times as long for numbers above 31 bits. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
/** Formats the lowest 16 bits of a number. */
const hex16 = (value: number) => HEX[(value >>> 8) & 0xff]! + HEX[value & 0xff]!;
const hex32 = (value: number) => hex16(value >>> 16) + hex16(value);
