import type { AccountTokenPurpose, EmailKind } from '../../../platform/db/schema.ts';
import type { Action, EmailContent } from './email-content.ts';
import type { Brand } from '../email-sender.ts';

export type AccountEmailKind = Exclude<EmailKind, `ORDER_${string}`>;

/** The mails that bring a token, and what it is for. */
export const TOKEN_PURPOSES: Partial<Record<AccountEmailKind, AccountTokenPurpose>> = {
  WELCOME: 'EMAIL_VERIFICATION',
  EMAIL_VERIFICATION: 'EMAIL_VERIFICATION',
  PASSWORD_RESET: 'PASSWORD_RESET',
  EMAIL_CHANGE: 'EMAIL_CHANGE',
};

/** What is written to an account. The token is there where the kind of mail brings one. */
export function accountEmail(
  kind: AccountEmailKind,
  brand: Brand,
  address: string,
  token: string,
): EmailContent {
  const { name: shop } = brand;
  switch (kind) {
    case 'WELCOME':
      return {
        subject: `Welcome to ${shop}`,
        heading: `Welcome to ${shop}`,
        paragraphs: [
          `Your account is ready. Sign in with ${address} whenever you order: your cart and your orders are kept there.`,
          'Please confirm within a day that this address is yours. If it was not you who made this account, just answer this mail.',
        ],
        action: actionAt(brand, 'verify-email', token, 'Confirm this address'),
      };
    case 'EMAIL_VERIFICATION':
      return {
        subject: `Confirm your address for ${shop}`,
        heading: 'Is this your address?',
        paragraphs: [
          `There is an account at ${shop} with the address ${address}. Please confirm within a day that it is yours.`,
          'If you have no account there, you need not do anything.',
        ],
        action: actionAt(brand, 'verify-email', token, 'Confirm this address'),
      };
    case 'PASSWORD_RESET':
      return {
        subject: `A new password for ${shop}`,
        heading: 'Choose a new password',
        paragraphs: [
          `Somebody, most likely you, asked for a new password for the account of ${address}. You can choose one within the next hour.`,
          'If it was not you, you need not do anything: your password stays as it is.',
        ],
        action: actionAt(brand, 'reset-password', token, 'Choose a password'),
      };
    case 'PASSWORD_CHANGED':
      return {
        subject: `Your password for ${shop} was changed`,
        heading: 'Your password was changed',
        paragraphs: [
          `The account of ${address} has a new password, and is signed out everywhere else.`,
          'If it was not you, ask for a new password at once and answer this mail.',
        ],
      };
    case 'EMAIL_CHANGE':
      return {
        subject: `Confirm your new address for ${shop}`,
        heading: 'Is this your new address?',
        paragraphs: [
          `Somebody, most likely you, asked that an account at ${shop} be reached at ${address} from now on. Please confirm it within a day.`,
          'If it was not you, you need not do anything: nothing changes.',
        ],
        action: actionAt(brand, 'confirm-email', token, 'Confirm the new address'),
      };
    case 'EMAIL_CHANGED':
      return {
        subject: `Your address for ${shop} was changed`,
        heading: 'Your address was changed',
        paragraphs: [
          `Your account at ${shop} is reached at another address from now on, and no longer at ${address}.`,
          'If it was not you who changed it, answer this mail at once.',
        ],
      };
  }
}

/** Behind the #, where a browser keeps the token to itself: it comes to no server's log, and to no other site as referrer. */
const actionAt = ({ shopUrl }: Brand, page: string, token: string, label: string): Action =>
  shopUrl === null
    ? { label: `${label} with this code`, code: token }
    : { label, link: `${shopUrl.replace(/\/+$/, '')}/${page}#token=${token}` };
