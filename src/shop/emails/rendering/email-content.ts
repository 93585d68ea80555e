/** The content of an e-mail, independent of its format. */
export type EmailContent = {
  subject: string;
  heading: string;
  paragraphs: readonly string[];
  action?: Action;
  /** Named values, such as the tracking number. */
  facts?: readonly Fact[];
  /** The order lines. */
  lines?: readonly OrderLine[];
  /** The last one is the grand total. */
  totals?: readonly Fact[];
  /** Titled texts of several lines, such as an address. */
  blocks?: readonly Block[];
};

/** A link to follow, or a code to enter if the shop has no `shopUrl`. */
export type Action = { label: string } & ({ link: string } | { code: string });
export type Fact = { label: string; value: string };
export type OrderLine = { name: string; quantity: string; total: string };
export type Block = { title: string; lines: readonly string[] };

/** Replaces control characters and line breaks with spaces, for headers and for names in a sentence. */
export const oneLine = (text: string): string =>
  text.replace(/[\p{Control}\p{Line_Separator}\p{Paragraph_Separator}]+/gu, ' ').trim();
