import { createCipheriv, createDecipheriv } from 'node:crypto';

/**
 * A position in the write-ahead log of the primary. A replica that has replayed it has every change that was committed before.
 * Each promotion of a standby starts a new timeline.
 */
export type Position = { timeline: number; lsn: bigint };

/** Is after every other position. No replica reaches it, so reads use the primary. */
export const PRIMARY_ONLY: Position = { timeline: 0xffff_ffff, lsn: 0xffff_ffff_ffff_ffffn };

/** PostgreSQL's default, which is a compile-time option. Another size only makes some reads use the primary. */
const PAGE_BYTES = 8192n;
/** The size of the header of a page, and of that of the first page of a file. */
const HEADER_BYTES = [24n, 40n];

/**
 * Parses a position as PostgreSQL writes it: the number of bytes. At the start of a page, the primary counts the header of the
 * page, which a replica does not.
 */
export function parseLsn(bytes: string): bigint {
  const lsn = BigInt(bytes);
  const offset = lsn % PAGE_BYTES;
  return HEADER_BYTES.includes(offset) ? lsn - offset : lsn;
}

/** The name of a file of the log begins with the timeline, in hexadecimal digits. */
export const parseTimeline = (file: string): number => parseInt(file.slice(0, 8), 16);

const isAfter = (a: Position, b: Position): boolean =>
  a.timeline > b.timeline || (a.timeline === b.timeline && a.lsn > b.lsn);

const CIPHER = 'aes-128-ecb';
export const KEY_BYTES = 16;
const TOKEN = /^[\w-]{22}$/;

/**
 * Writes positions for clients, and reads them. A token is one encrypted block: a position would show how much the shop writes,
 * and clients cannot make a token of their own.
 */
export function createPositionTokens(key: Buffer) {
  const read = (token: string): Position => {
    if (!TOKEN.test(token)) return PRIMARY_ONLY;
    const decipher = createDecipheriv(CIPHER, key, null).setAutoPadding(false);
    const block = Buffer.concat([decipher.update(token, 'base64url'), decipher.final()]);
    if (block.readUInt32BE(0) !== 0) return PRIMARY_ONLY;
    return { timeline: block.readUInt32BE(4), lsn: block.readBigUInt64BE(8) };
  };

  return {
    write: ({ timeline, lsn }: Position): string => {
      const block = Buffer.alloc(16);
      block.writeUInt32BE(timeline, 4);
      block.writeBigUInt64BE(lsn, 8);
      const cipher = createCipheriv(CIPHER, key, null).setAutoPadding(false);
      return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url');
    },

    /** Returns the newest position; null without a token. A text that is not a token of this shop counts as PRIMARY_ONLY. */
    readNewest: (tokens: readonly string[]): Position | null =>
      tokens.map(read).reduce<Position | null>((a, b) => (a && isAfter(a, b) ? a : b), null),
  };
}
