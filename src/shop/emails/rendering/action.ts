import type { Brand } from '../email-sender.ts';
import type { Action } from './email-content.ts';

/** Puts the token into the URL's fragment, which browsers send to no server: neither in requests nor as referrer. */
export const actionAt = ({ shopUrl }: Brand, page: string, token: string, label: string): Action =>
  shopUrl === null
    ? { label: `${label} with this code`, code: token }
    : { label, link: `${shopUrl.replace(/\/+$/, '')}/${page}#token=${token}` };
