export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The sample's fixed "now": the sample does not depend on its time of creation. */
export const SAMPLE_NOW = Date.UTC(2026, 0, 1);
/** When the sample's first order was placed. */
export const OPENING = SAMPLE_NOW - 730 * DAY;
/** When the first products, categories and tax rates were created. */
export const FOUNDING = OPENING - 120 * DAY;
/** The start of the orders after the sample. By then, the sample's own orders have reached their final status. */
export const AFTER_SAMPLE = SAMPLE_NOW + 14 * DAY;
/** Interval between the orders after the sample. It is so short that even the last of a million orders is in the past. */
export const ORDER_INTERVAL = 20 * SECOND;
/** Number of orders of each generated customer, who registers before the first of these orders. */
export const ORDERS_PER_CUSTOMER = 10;
