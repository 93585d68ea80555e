/** The settings that a storefront shows. */
export type Storefront = {
  name: string;
  locale: string;
  timeZone: string;
  /** The shop's own site. Null if it is not configured. */
  url: string | null;
};
