import { html, toText, type Html } from '../../../platform/html.ts';

/** An image to preload. The page must give the image the same attributes: otherwise the browser loads it twice. */
export type Preload = { href: string; srcset?: string; sizes?: string };

/** The part of a page that search engines and social networks read. */
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
  /** Search engines must not index the page, for example a page of one customer. */
  isPrivate?: boolean;
  /** The largest image of the first view. */
  preload?: Preload | null;
  /** Scripts that the page needs after the first ones. Otherwise the browser finds them only when it runs the first ones. */
  scripts?: readonly string[];
};

const MAX_DESCRIPTION_LENGTH = 160;

/** JSON inside a script element. `<` would let a text end the element. */
const jsonScript = (attributes: string, value: unknown): string =>
  `<script ${attributes}>${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;

/** Cuts a text at the last word that fits. A text without blanks, such as a Chinese one, is cut at a character. */
export function shorten(text: string, max = MAX_DESCRIPTION_LENGTH): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  if (characters.length <= max) return characters.join('');
  const end = characters.lastIndexOf(' ', max - 1);
  return end < max / 2 ? `${characters.slice(0, max).join('')}…` : `${characters.slice(0, end).join('')} …`;
}

const preloadLink = ({ href, srcset, sizes }: Preload): Html =>
  srcset && sizes
    ? html`<link
        rel="preload"
        as="image"
        href="${href}"
        imagesrcset="${srcset}"
        imagesizes="${sizes}"
        fetchpriority="high"
      />`
    : html`<link rel="preload" as="image" href="${href}" fetchpriority="high" />`;

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
    ${page.preload ? preloadLink(page.preload) : null}
    ${(page.scripts ?? []).map((src) => html`<link rel="modulepreload" crossorigin href="${src}" />`)}
    ${isDevelopment ? meta('development', 'true') : null}`;
  const structured = (page.structuredData ?? []).map((data) =>
    jsonScript('type="application/ld+json"', { '@context': 'https://schema.org', ...data }),
  );
  return [toText(head), ...structured].join('\n');
}

export type PageResult = { name: string; variables: object; data: unknown };

/** Writes the results of queries, which the shop in the browser uses instead of sending the queries. */
export const writeData = (results: readonly PageResult[]): string =>
  jsonScript('type="application/json" id="page-data"', results);
