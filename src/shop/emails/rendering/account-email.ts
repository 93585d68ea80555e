import type { EmailKind } from '../../../platform/db/schema.ts';
import type { Brand } from '../email-sender.ts';
import { actionAt } from './action.ts';
import type { EmailContent } from './email-content.ts';

type AccountEmailKind = Exclude<EmailKind, `ORDER_${string}`>;

/**
 * Returns the content of an e-mail to an account. `token` is empty for kinds without a token. The text does not contain the
 * address, because a stranger can register an address that contains a message, such as `ada+visit-evil.example@shop.example`.
 */
export function accountEmail(kind: AccountEmailKind, brand: Brand, token: string): EmailContent {
  const { name: shop } = brand;
  switch (kind) {
    case 'WELCOME':
      return {
        subject: `Welcome to ${shop}`,
        heading: `Welcome to ${shop}`,
        paragraphs: [
          'Your account is ready. Sign in with this e-mail address to see your cart and your orders.',
          'Please confirm within 24 hours that this is your e-mail address. If you did not create this account, please reply to this e-mail.',
        ],
        action: actionAt(brand, 'verify-email', token, 'Confirm your address'),
      };
    case 'EMAIL_VERIFICATION':
      return {
        subject: `Confirm your e-mail address for ${shop}`,
        heading: 'Confirm your e-mail address',
        paragraphs: [
          `There is an account at ${shop} with this e-mail address. Please confirm within 24 hours that this is your address.`,
          `If you do not have an account at ${shop}, you can ignore this e-mail.`,
        ],
        action: actionAt(brand, 'verify-email', token, 'Confirm your address'),
      };
    case 'PASSWORD_RESET':
      return {
        subject: `Reset your password for ${shop}`,
        heading: 'Choose a new password',
        paragraphs: [
          `We received a request to reset the password of your account at ${shop}. You can choose a new password within the next hour.`,
          'If you did not request this, you can ignore this e-mail. Your password will not change.',
        ],
        action: actionAt(brand, 'reset-password', token, 'Choose a password'),
      };
    case 'PASSWORD_CHANGED':
      return {
        subject: `Your password for ${shop} was changed`,
        heading: 'Your password was changed',
        paragraphs: [
          `The password of your account at ${shop} was changed. All other devices have been signed out.`,
          'If you did not change it, please reset your password now and reply to this e-mail.',
        ],
      };
    case 'EMAIL_CHANGE':
      return {
        subject: `Confirm your new e-mail address for ${shop}`,
        heading: 'Confirm your new e-mail address',
        paragraphs: [
          `We received a request to change the e-mail address of an account at ${shop} to this address. Please confirm the change within 24 hours.`,
          'If you did not request this, you can ignore this e-mail. The account will not change.',
        ],
        action: actionAt(brand, 'confirm-email', token, 'Confirm the new address'),
      };
    case 'EMAIL_CHANGED':
      return {
        subject: `Your e-mail address for ${shop} was changed`,
        heading: 'Your e-mail address was changed',
        paragraphs: [
          `The e-mail address of your account at ${shop} was changed. The account no longer uses this address.`,
          'If you did not change it, please reply to this e-mail immediately.',
        ],
      };
  }
}
