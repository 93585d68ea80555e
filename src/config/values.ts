import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { readTrustedDocuments } from './trusted-documents.ts';

export const wholeNumber = (low: number, high: number) =>
  z.string().transform((text, context) => {
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= low && value <= high) return value;
    context.addIssue(`must be a whole number from ${low} to ${high}`);
    return z.NEVER;
  });

/** Reads a number from 0 to 1. */
export const fraction = z.string().transform((text, context) => {
  const value = /^(?:[01]|[01]?\.\d+)$/.test(text) ? Number(text) : NaN;
  if (value >= 0 && value <= 1) return value;
  context.addIssue('must be a number from 0 to 1');
  return z.NEVER;
});

export const oneOf = <const T extends readonly string[]>(...values: T) =>
  z.enum(values, { error: `must be one of: ${values.join(', ')}` });

export const urlOf = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

/** Returns the normalized URL of a folder, without a slash at the end. */
export const normalizeFolder = (url: string): string => new URL(url).href.replace(/\/+$/, '');

/** Accepts names only: an offset such as +02:00 has no daylight saving time. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).format();
    return /^[a-z]/i.test(name);
  } catch {
    return false;
  }
}

/** Accepts an address with or without a name. Rejects line breaks, which would end an e-mail header. */
export const isMailbox = (text: string) =>
  /^(?:[^\s<>@]+@[^\s<>@]+|[^<>\p{Control}]+ <[^\s<>@]+@[^\s<>@]+>)$/u.test(text);

export const isAddressRange = (text: string) =>
  text.includes('/') ? ipaddr.isValidCIDR(text) : ipaddr.isValid(text);

/** Rejects wildcards: origins are compared as whole strings. */
export const isOrigin = (text: string) =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text && !text.includes('*');

/** Accepts the origin of pages in the web view of an app. `URL` gives no origin for these schemes. */
const isAppOrigin = (text: string) =>
  /^(?:capacitor|ionic|tauri|app):\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/.test(text);

/** Accepts the origins that may be allowed to call the API: of sites, and of apps for phones and desktops. */
export const isClientOrigin = (text: string) => isOrigin(text) || isAppOrigin(text);

export const PEM_BLOCKS = /-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----/g;

const isEd25519 = (read: (pem: string) => KeyObject) => (pem: string) => {
  try {
    return read(pem).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
};

export const isVerificationKey = isEd25519(createPublicKey);
export const isSigningKey = isEd25519(createPrivateKey);

/** A secret of Standard Webhooks: at least 24 bytes in base64. */
export const isWebhookSecret = (text: string) => /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(text.trim());

const MAX_LINKS = 20;

/** Reads `Terms=https://shop.example/terms,Privacy=https://shop.example/privacy`. */
export const linksOf = z.string().transform((text, context) => {
  const links = text.split(',').map((link) => {
    const [name = '', ...rest] = link.split('=');
    return { name: name.trim(), url: rest.join('=').trim() };
  });
  const isLink = ({ name, url }: { name: string; url: string }) =>
    name !== '' && name.length <= 100 && /^https?:\/\//.test(url) && URL.canParse(url);
  if (links.length <= MAX_LINKS && links.every(isLink)) return links;
  context.addIssue(
    `must be at most ${MAX_LINKS} names with URLs, separated by commas: Terms=https://shop.example/terms,Privacy=https://shop.example/privacy`,
  );
  return z.NEVER;
});

/** Reads HTTP headers as OpenTelemetry writes them: `name=value,name=value`, percent-encoded. */
export const headersOf = z.string().transform((text, context) => {
  try {
    return Object.fromEntries(
      text.split(',').map((header) => {
        const [, name, value] = /^\s*([\w-]+)=(.+?)\s*$/.exec(header)!;
        return [name!.toLowerCase(), decodeURIComponent(value!)];
      }),
    );
  } catch {
    context.addIssue('must be headers such as authorization=Bearer%20token, separated by commas');
    return z.NEVER;
  }
});

export const textOfFile = z.string().transform((path, context) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    context.addIssue(`must name a readable file: ${path} cannot be read`);
    return z.NEVER;
  }
});

/** Reads the manifests in files and folders, and keeps their paths, so that they can be read again. */
export const trustedDocumentsAt = z.string().transform((text, context) => {
  const paths = text.split(',').map((path) => path.trim());
  try {
    return { paths, manifest: readTrustedDocuments(paths) };
  } catch (error) {
    context.addIssue(`must name manifests of trusted documents: ${(error as Error).message}`);
    return z.NEVER;
  }
});
