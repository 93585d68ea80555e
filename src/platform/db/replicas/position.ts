import { createCipheriv, createDecipheriv } from 'node:crypto';

/**
 * A position in the write-ahead log (WAL) of the primary. A replica that has replayed the log up to a position has every
 * change that was committed before it. Each promotion of a standby starts a new timeline.
 */
export type WalPosition = { timeline: number; lsn: bigint };

/** A value after every other position. No replica reaches it, so reads use the primary. */
export const PRIMARY_ONLY: WalPosition = { timeline: 0xffff_ffff, lsn: 0xffff_ffff_ffff_ffffn };

/** The default size of a page of the WAL, a compile-time option of PostgreSQL. With another size, more reads use the primary. */
const PAGE_BYTES = 8192n;
/** The size of a page's header, and the size of the header of the first page of a file. */
const HEADER_BYTES = [24n, 40n];

/**
 * Parses a position as PostgreSQL writes it: the number of bytes. At the start of a page, the primary adds the size of the page's
 * header, but a replica does not. This function subtracts it.
 */
export function parseLsn(bytes: string): bigint {
  const lsn = BigInt(bytes);
  const offset = lsn % PAGE_BYTES;
  return HEADER_BYTES.includes(offset) ? lsn - offset : lsn;
}

/** The name of a file of the log begins with the timeline, in hexadecimal digits. */
export const parseTimeline = (file: string): number => parseInt(file.slice(0, 8), 16);

const isAfter = (a: WalPosition, b: WalPosition): boolean =>
  a.timeline > b.timeline || (a.timeline === b.timeline && a.lsn > b.lsn);

const CIPHER = 'aes-128-ecb';
export const KEY_BYTES = 16;
const TOKEN = /^[\w-]{22}$/;

/**
 * Converts positions to tokens for clients, and tokens to positions. A token is one encrypted block, so it does not show how much the
 * shop writes, and clients cannot make a token of their own.
 */
export function createPositionTokens(key: Buffer) {
  const read = (token: string): WalPosition => {
    if (!TOKEN.test(token)) return PRIMARY_ONLY;
    const decipher = createDecipheriv(CIPHER, key, null).setAutoPadding(false);
    const block = Buffer.concat([decipher.update(token, 'base64url'), decipher.final()]);
    if (block.readUInt32BE(0) !== 0) return PRIMARY_ONLY;
    return { timeline: block.readUInt32BE(4), lsn: block.readBigUInt64BE(8) };
  };

  return {
    write: ({ timeline, lsn }: WalPosition): string => {
      const block = Buffer.alloc(16);
      block.writeUInt32BE(timeline, 4);
      block.writeBigUInt64BE(lsn, 8);
      const cipher = createCipheriv(CIPHER, key, null).setAutoPadding(false);
      return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url');
    },

    /** Returns the newest position, or null if there is no token. A text that is not a token of this shop counts as PRIMARY_ONLY. */
    readNewest: (tokens: readonly string[]): WalPosition | null =>
      tokens.map(read).reduce<WalPosition | null>((a, b) => (a && isAfter(a, b) ? a : b), null),
  };
}
