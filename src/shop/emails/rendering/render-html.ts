import { html, toText, type Html } from '../../../platform/html.ts';
import type { Action, Block, Fact, OrderLine, EmailContent } from './email-content.ts';
import type { Brand } from '../email-sender.ts';

// Inline styles, since many e-mail programs drop style sheets. The style sheet below is only for dark mode.
const CELL = 'padding:6px 0;border-bottom:1px solid #e2e5e9;vertical-align:top';
const NUMBER_CELL = `${CELL};padding-left:16px;text-align:right;white-space:nowrap`;
const QUIET_TEXT = 'color:#59626e';
const TABLE = 'width:100%;border-collapse:collapse;margin:0 0 24px';

const DARK = `
  @media (prefers-color-scheme: dark) {
    .page { background: #15181c !important }
    .card { background: #1f242a !important; color: #eceff2 !important }
    .quiet { color: #aab3bd !important }
    .card td, .card th { border-color: #3a424b !important }
  }`;

/** Renders an e-mail in the shop's color. */
export const renderHtml = (content: EmailContent, name: string, brand: Brand): string => {
  const { subject, heading, paragraphs, action, facts = [], lines = [], totals = [], blocks = [] } = content;
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
                style="padding:16px 24px;background:${brand.color};color:${textColorOn(brand.color)};font-size:18px;font-weight:600"
              >
                ${brand.name}
              </div>
              <div style="padding:24px 24px 8px;overflow-wrap:anywhere">
                <h1 style="margin:0 0 16px;font-size:24px;line-height:1.25">${heading}</h1>
                <p style="margin:0 0 16px">${name ? `Hello ${name},` : 'Hello,'}</p>
                ${paragraphs.map((paragraph) => html`<p style="margin:0 0 16px">${paragraph}</p> `)}
                ${action ? renderAction(action, brand) : null} ${renderFacts(facts)}
                ${renderLines(lines, totals)} ${blocks.map(renderBlock)}
              </div>
            </div>
          </div>
        </body>
      </html> `,
  );
};

const renderAction = (action: Action, { color }: Brand): Html =>
  'link' in action
    ? html`<p style="margin:0 0 24px">
        <a
          href="${action.link}"
          style="display:inline-block;padding:12px 24px;border-radius:6px;background:${color};color:${textColorOn(color)};font-weight:600;text-decoration:none"
          >${action.label}</a
        >
      </p>`
    : html`<p style="margin:0 0 24px">
        <span class="quiet" style="font-size:14px;${QUIET_TEXT}">${action.label}</span>
        <br /><code style="font-family:ui-monospace,Consolas,monospace">${action.code}</code>
      </p>`;

const renderFacts = (facts: readonly Fact[]): Html | null =>
  facts.length === 0
    ? null
    : html`<table style="${TABLE}">
        ${facts.map(
          ({ label, value }) =>
            html`<tr>
              <th
                scope="row"
                class="quiet"
                style="${CELL};padding-right:16px;text-align:left;font-weight:400;white-space:nowrap;${QUIET_TEXT}"
              >
                ${label}
              </th>
              <td style="${CELL};width:100%;font-weight:600">${value}</td>
            </tr>`,
        )}
      </table>`;

const renderLines = (lines: readonly OrderLine[], totals: readonly Fact[]): Html | null =>
  lines.length + totals.length === 0
    ? null
    : html`<table style="${TABLE}">
        ${lines.map(
          ({ name, quantity, total }) =>
            html`<tr>
              <td style="${CELL};width:100%">
                <span class="quiet" style="${QUIET_TEXT}">${quantity} ×</span> ${name}
              </td>
              <td style="${NUMBER_CELL}">${total}</td>
            </tr>`,
        )}${totals.map(
          ({ label, value }, index) =>
            html`<tr style="${index === totals.length - 1 ? 'font-weight:600' : ''}">
              <th scope="row" style="${CELL};text-align:left;font-weight:inherit">${label}</th>
              <td style="${NUMBER_CELL}">${value}</td>
            </tr>`,
        )}
      </table>`;

const renderBlock = ({ title, lines }: Block): Html =>
  html`<p style="margin:0 0 24px">
    <span class="quiet" style="font-size:14px;${QUIET_TEXT}">${title}</span>${lines.map(
      (line) => html`<br />${line}`,
    )}
  </p>`;

/** Returns white or black, the color with more contrast on a background such as `#1f4e79`. */
export function textColorOn(background: string): string {
  const luminance = relativeLuminance(background);
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#ffffff' : '#000000';
}

/** Returns the relative luminance of WCAG 2, from 0 to 1. */
function relativeLuminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const channel = parseInt(color.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
