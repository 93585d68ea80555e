/** All tables and the types of their rows, one file per feature. */
export * from './schema/accounts.ts';
export * from './schema/addresses.ts';
export * from './schema/audit.ts';
export * from './schema/carts.ts';
export * from './schema/catalog.ts';
export * from './schema/emails.ts';
export * from './schema/events.ts';
export * from './schema/exchange.ts';
export * from './schema/orders.ts';
export * from './schema/payments.ts';
export * from './schema/pricing.ts';
export * from './schema/shipping.ts';
export * from './schema/stock.ts';
export * from './schema/throttles.ts';
export * from './schema/webhooks.ts';
export { writeAmounts, type DiscountLine, type TaxLine } from './schema/total-lines.ts';
