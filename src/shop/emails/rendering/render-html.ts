import { inkOn } from './colors.ts';
import { html, toText, type Html } from '../../../platform/html.ts';
import type { Action, Block, Fact, Line, EmailContent } from './email-content.ts';
import type { Brand } from '../email-sender.ts';

// Inline, since many mail programs drop style sheets; the sheet below only turns the colours round where it is dark.
const CELL = 'padding:6px 0;border-bottom:1px solid #e2e5e9;vertical-align:top';
const NUMBER = `${CELL};padding-left:16px;text-align:right;white-space:nowrap`;
const QUIET = 'color:#59626e';
const TABLE = 'width:100%;border-collapse:collapse;margin:0 0 24px';

const DARK = `
  @media (prefers-color-scheme: dark) {
    .page { background: #15181c !important }
    .card { background: #1f242a !important; color: #eceff2 !important }
    .quiet { color: #aab3bd !important }
    .card td, .card th { border-color: #3a424b !important }
  }`;

/** A mail in the shop's colours. */
export const renderHtml = (text: EmailContent, name: string, brand: Brand): string => {
  const { subject, heading, paragraphs, action, facts = [], lines = [], totals = [], blocks = [] } = text;
  return toText(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${subject}</title>
          <style>
            ${DARK}
          </style>
        </head>
        <body class="page" style="margin:0;padding:0;background:#f2f4f6">
          <div
            class="page"
            style="padding:16px 8px;background:#f2f4f6;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
          >
            <div
              class="card"
              style="max-width:600px;margin:0 auto;background:#ffffff;color:#1d232a;border-radius:8px;overflow:hidden"
            >
              <div
                style="padding:16px 24px;background:${brand.color};color:${inkOn(brand.color)};font-size:18px;font-weight:600"
              >
                ${brand.name}
              </div>
              <div style="padding:24px 24px 8px;overflow-wrap:anywhere">
                <h1 style="margin:0 0 16px;font-size:24px;line-height:1.25">${heading}</h1>
                <p style="margin:0 0 16px">${name ? `Hello ${name},` : 'Hello,'}</p>
                ${paragraphs.map((paragraph) => html`<p style="margin:0 0 16px">${paragraph}</p> `)}
                ${action ? writeAction(action, brand) : null} ${writeFacts(facts)}
                ${writeLines(lines, totals)} ${blocks.map(writeBlock)}
              </div>
            </div>
          </div>
        </body>
      </html> `,
  );
};

const writeAction = (action: Action, { color }: Brand): Html =>
  'link' in action
    ? html`<p style="margin:0 0 24px">
        <a
          href="${action.link}"
          style="display:inline-block;padding:12px 24px;border-radius:6px;background:${color};color:${inkOn(color)};font-weight:600;text-decoration:none"
          >${action.label}</a
        >
      </p>`
    : html`<p style="margin:0 0 24px">
        <span class="quiet" style="font-size:14px;${QUIET}">${action.label}</span>
        <br /><code style="font-family:ui-monospace,Consolas,monospace">${action.code}</code>
      </p>`;

const writeFacts = (facts: readonly Fact[]): Html | null =>
  facts.length === 0
    ? null
    : html`<table style="${TABLE}">
        ${facts.map(
          ({ label, value }) =>
            html`<tr>
              <th
                scope="row"
                class="quiet"
                style="${CELL};padding-right:16px;text-align:left;font-weight:400;white-space:nowrap;${QUIET}"
              >
                ${label}
              </th>
              <td style="${CELL};width:100%;font-weight:600">${value}</td>
            </tr>`,
        )}
      </table>`;

const writeLines = (lines: readonly Line[], totals: readonly Fact[]): Html | null =>
  lines.length + totals.length === 0
    ? null
    : html`<table style="${TABLE}">
        ${lines.map(
          ({ name, quantity, total }) =>
            html`<tr>
              <td style="${CELL};width:100%">
                <span class="quiet" style="${QUIET}">${quantity} ×</span> ${name}
              </td>
              <td style="${NUMBER}">${total}</td>
            </tr>`,
        )}${totals.map(
          ({ label, value }, index) =>
            html`<tr style="${index === totals.length - 1 ? 'font-weight:600' : ''}">
              <th scope="row" style="${CELL};text-align:left;font-weight:inherit">${label}</th>
              <td style="${NUMBER}">${value}</td>
            </tr>`,
        )}
      </table>`;

const writeBlock = ({ title, lines }: Block): Html =>
  html`<p style="margin:0 0 24px">
    <span class="quiet" style="font-size:14px;${QUIET}">${title}</span>${lines.map(
      (line) => html`<br />${line}`,
    )}
  </p>`;
