import type { MailText } from './mail-text.ts';

/** To a new account. */
export const welcomeEmail = (shop: string, address: string): MailText => ({
  subject: `Welcome to ${shop}`,
  heading: `Welcome to ${shop}`,
  paragraphs: [
    `Your account is ready. Sign in with ${address} whenever you order: your cart and your orders are kept there.`,
    'If it was not you who made this account, just answer this mail.',
  ],
});
