import { oneLine, type Action, type Fact, type EmailContent } from './email-content.ts';
import type { Brand } from '../email-sender.ts';

const writeFact = ({ label, value }: Fact) => `${label}: ${oneLine(value)}`;

/** On a line of its own, which mail programs make a link of. */
const writeAction = (action: Action) => [`${action.label}:`, 'link' in action ? action.link : action.code];

/** A mail without markup, for those who read it so. What people wrote stays in its line, and can be taken for no other. */
export function renderPlainText(text: EmailContent, name: string, brand: Brand): string {
  const { heading, paragraphs, action, facts = [], lines = [], totals = [], blocks = [] } = text;
  const parts = [
    [heading],
    [name ? `Hello ${name},` : 'Hello,'],
    ...paragraphs.map((paragraph) => [paragraph]),
    action ? writeAction(action) : [],
    facts.map(writeFact),
    lines.map(({ name, quantity, total }) => `${quantity} × ${oneLine(name)}: ${total}`),
    totals.map(writeFact),
    ...blocks.map(({ title, lines }) => [`${title}:`, ...lines.map((line) => `  ${oneLine(line)}`)]),
    // By which mail programs know a signature.
    ['-- ', brand.name],
  ];
  const written = parts.filter((part) => part.length > 0).map((part) => part.join('\n'));
  return `${written.join('\n\n')}\n`;
}
