import { html, toText, type Html } from '../../../platform/html.ts';

/** The data of a page for search engines and social networks. */
export type PageHead = {
  title: string;
  description?: string | null;
  image?: string | null;
  /** The path of the page, without its query. */
  path: string;
  /** The Open Graph type. */
  type?: 'website' | 'product';
  /** JSON-LD (schema.org). */
  structuredData?: readonly object[];
  /** Excludes the page from search engines, for example because it belongs to one customer. */
  isPrivate?: boolean;
  /** The largest image of the first view. */
  preload?: string | null;
};

const MAX_DESCRIPTION = 160;

/** JSON inside a script element. `<` would let a text end the element. */
const jsonScript = (attributes: string, value: unknown): string =>
  `<script ${attributes}>${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;

/** Cuts a text at the last word that fits. */
export function shorten(text: string, max = MAX_DESCRIPTION): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= max) return line;
  const cut = line.slice(0, max);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))} …`;
}

type HeadOptions = { baseUrl: string; shopName: string; isDevelopment: boolean };

export function writeHead(page: PageHead, { baseUrl, shopName, isDevelopment }: HeadOptions): string {
  const url = baseUrl + page.path;
  const description = page.description ? shorten(page.description) : null;
  const meta = (name: string, content: string | null | undefined): Html | null =>
    content ? html`<meta name="${name}" content="${content}" />` : null;
  const property = (name: string, content: string | null | undefined): Html | null =>
    content ? html`<meta property="${name}" content="${content}" />` : null;
  const head = html`<title>${page.title}</title> ${meta('description', description)}
    ${
      page.isPrivate
        ? meta('robots', 'noindex')
        : html`<link rel="canonical" href="${url}" /> ${property('og:title', page.title)}
            ${property('og:description', description)} ${property('og:type', page.type ?? 'website')}
            ${property('og:url', url)} ${property('og:site_name', shopName)}
            ${property('og:image', page.image)}`
    }
    ${page.preload ? html`<link rel="preload" as="image" href="${page.preload}" fetchpriority="high" />` : null}
    ${isDevelopment ? meta('development', 'true') : null}`;
  const structured = (page.structuredData ?? []).map((data) =>
    jsonScript('type="application/ld+json"', { '@context': 'https://schema.org', ...data }),
  );
  return [toText(head), ...structured].join('\n');
}

export type PageResult = { name: string; variables: object; data: unknown };

/** Writes the results of queries into the page. The storefront uses them instead of sending the queries. */
export const writeData = (results: readonly PageResult[]): string =>
  jsonScript('type="application/json" id="page-data"', results);
