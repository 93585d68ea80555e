/** What a mail says, whichever way it is shown. */
export type EmailContent = {
  subject: string;
  heading: string;
  paragraphs: readonly string[];
  action?: Action;
  /** What is told by name: the tracking number. */
  facts?: readonly Fact[];
  lines?: readonly Line[];
  /** The last one is what it comes to. */
  totals?: readonly Fact[];
  /** What has lines of its own: an address. */
  blocks?: readonly Block[];
};

/** What the reader can do: follow a link, or enter a code where the shop has no site that it knows of. */
export type Action = { label: string } & ({ link: string } | { code: string });
export type Fact = { label: string; value: string };
export type Line = { name: string; quantity: string; total: string };
export type Block = { title: string; lines: readonly string[] };

/** For a header or a name within a sentence: whatever would break the line is a space. */
export const oneLine = (text: string): string =>
  text.replace(/[\p{Control}\p{Line_Separator}\p{Paragraph_Separator}]+/gu, ' ').trim();
