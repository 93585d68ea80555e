export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The sample's present, the same for ever: nothing in the sample depends on when it is made. */
export const REFERENCE = Date.UTC(2026, 0, 1);
/** The first order of the sample. */
export const OPENING = REFERENCE - 730 * DAY;
/** The shop was set up from here on. */
export const FOUNDING = OPENING - 120 * DAY;
/** The orders beyond the sample, when all has happened to the sample's that will. */
export const AFTER_SAMPLE = REFERENCE + 14 * DAY;
/** One after the other at this pace, which ends long before today even for a million. */
export const ORDER_INTERVAL = 20 * SECOND;
/** So many for each further customer, who registers before the first of them. */
export const ORDERS_PER_CUSTOMER = 10;
