import { domainToASCII } from 'node:url';

const MAX_LENGTH = 254;
const MAX_LOCAL_LENGTH = 64;
// Letters, digits and the symbols of RFC 5322, with single dots inside. Quoted names, which hardly exist, are not supported.
const LOCAL = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/;

/** `domainToASCII` parses the host of a URL, so characters other than these would have a special meaning. */
const DOMAIN = /^[\p{Letter}\p{Mark}\p{Number}.。．｡-]+$/u;

/**
 * Returns an address without surrounding blanks, and its domain in ASCII: `bücher.example` becomes `xn--bcher-kva.example`.
 * Text that is not an address is only trimmed.
 */
export function normalizeEmail(text: string): string {
  const address = text.trim();
  // The time that `domainToASCII` takes grows faster than the text.
  if (address.length > MAX_LENGTH) return address;
  const at = address.lastIndexOf('@');
  const given = address.slice(at + 1);
  const domain = at >= 0 && DOMAIN.test(given) ? domainToASCII(given) : '';
  return domain === '' ? address : `${address.slice(0, at)}@${domain}`;
}

/** The rule for new addresses, after `normalizeEmail`. The domain has at least two labels and is no IP address. */
export function isEmail(address: string): boolean {
  const at = address.lastIndexOf('@');
  if (at < 1 || at > MAX_LOCAL_LENGTH || address.length > MAX_LENGTH) return false;
  const labels = address.slice(at + 1).split('.');
  return (
    LOCAL.test(address.slice(0, at)) &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    /^[a-z]/.test(labels.at(-1)!)
  );
}

/** Accounts of older versions may have addresses that `isEmail` refuses. Their owners can still sign in. */
export const mayBeEmail = (address: string): boolean =>
  address.length <= MAX_LENGTH &&
  /^[^\s@\p{Control}\p{Surrogate}]+@[^\s@\p{Control}\p{Surrogate}]+$/u.test(address);
