/** The settings that a storefront shows. */
export type Storefront = {
  name: string;
  locale: string;
  timeZone: string;
  /** The shop's own site. Null if it is not configured. */
  url: string | null;
  /** Pages such as the terms and the privacy policy, in the order of their configuration. */
  links: readonly { name: string; url: string }[];
};
