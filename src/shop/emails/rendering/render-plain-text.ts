import { oneLine, type Action, type Fact, type EmailContent } from './email-content.ts';
import type { Brand } from '../email-sender.ts';

const renderFact = ({ label, value }: Fact) => `${label}: ${oneLine(value)}`;

/** The URL is on its own line, so that e-mail programs detect it as a link. */
const renderAction = (action: Action) => [`${action.label}:`, 'link' in action ? action.link : action.code];

/** Renders an e-mail as plain text. Customer input stays on its line, so that it cannot imitate other parts. */
export function renderPlainText(content: EmailContent, name: string, brand: Brand): string {
  const { heading, paragraphs, action, facts = [], lines = [], totals = [], blocks = [] } = content;
  const parts = [
    [heading],
    [name ? `Hello ${name},` : 'Hello,'],
    ...paragraphs.map((paragraph) => [paragraph]),
    action ? renderAction(action) : [],
    facts.map(renderFact),
    lines.map(({ name, quantity, total }) => `${quantity} × ${oneLine(name)}: ${total}`),
    totals.map(renderFact),
    ...blocks.map(({ title, lines }) => [`${title}:`, ...lines.map((line) => `  ${oneLine(line)}`)]),
    // The delimiter of signatures (RFC 3676).
    ['-- ', brand.name],
  ];
  const written = parts.filter((part) => part.length > 0).map((part) => part.join('\n'));
  return `${written.join('\n\n')}\n`;
}
