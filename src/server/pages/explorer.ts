import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addToVary, encodingFor } from '../http/compress-responses.ts';
import { acceptsHtml } from '../http/media-type.ts';
import { scriptHashes } from '../http/security-headers.ts';
import { exampleOperations } from './example-operations.ts';

const asset = (name: string) =>
  readFileSync(new URL(`../../../assets/explorer/${name}`, import.meta.url), 'utf8');

/** The bar above an explorer: sign-in, and the menu of example operations. It defines `explorer`, the chosen operation. */
const bar = () => {
  // Inside a script element, `<` could start a tag.
  const operations = JSON.stringify(exampleOperations()).replaceAll('<', String.raw`\u003c`);
  return `${asset('bar.html')}
    <script type="application/json" id="operations">${operations}</script>
    <script>${asset('explorer.js')}</script>`;
};

/** Loads Apollo Sandbox from Apollo's servers. Without internet access, redirects to the GraphiQL of this server. */
const sandboxHtml = (bar: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="color-scheme" content="light dark" />
    <title>Ordergraph: Apollo Sandbox</title>
  </head>
  <body>
    ${bar}
    <div id="sandbox"></div>
    <script src="https://embeddable-sandbox.cdn.apollographql.com/_latest/embeddable-sandbox.umd.production.min.js"></script>
    <script>
      if (window.EmbeddedSandbox) {
        const { query: document, variables } = explorer
        new window.EmbeddedSandbox({
          target: '#sandbox',
          initialEndpoint: location.origin + '/graphql',
          initialState: { document, variables: variables && JSON.parse(variables), pollForSchemaUpdates: false },
          // Sends requests through this page, which adds the access token.
          handleRequest: (url, options) => fetch(url, options),
        })
      } else {
        location.replace('/graphiql' + location.search)
      }
    </script>
  </body>
</html>
`;

const pagePolicy = (directives: string) =>
  `default-src 'none'; ${directives}; style-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** A first query. It finds a product in the sample shop. */
export const EXAMPLE_QUERY = `{
  products(first: 5, search: "teapot") {
    totalCount
    nodes {
      name
      price { amount currency }
      inStock
      category {
        name
        ancestors { name }
      }
    }
  }
}
`;

/** `compressed` is the text in gzip. Both are buffers, which all responses share: a string would be copied for each response. */
type Page = { text: Buffer; compressed: Buffer; policy: string };

const toPage = async (text: string, directives: string): Promise<Page> => ({
  text: Buffer.from(text),
  compressed: await promisify(gzip)(text),
  policy: pagePolicy(`script-src ${scriptHashes(text)}${directives}`),
});

let graphiql: Promise<Page> | undefined;
let sandbox: Promise<Page> | undefined;

/** Loaded on first use: the page contains all of GraphiQL, about nine megabytes. */
export const graphiqlPage = () => (graphiql ??= loadGraphiql());

export const sandboxPage = () =>
  (sandbox ??= toPage(
    sandboxHtml(bar()),
    ' https://embeddable-sandbox.cdn.apollographql.com; ' +
      'frame-src https://sandbox.embed.apollographql.com; img-src data: https:',
  ));

async function loadGraphiql(): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const page = renderGraphiQL({ endpoint: '/graphql', title: 'Ordergraph', defaultQuery: EXAMPLE_QUERY });
  const text = page
    // Functions, because `$` has a special meaning in a replacement string.
    .replace('<div id="root">', (root) => bar() + root)
    .replace('{"endpoint":', (options) => options.replace('{', '{...explorer,'));
  return toPage(text, "; worker-src blob: data:; img-src 'self' data: https:; font-src data:");
}

export function sendPage({ headers }: FastifyRequest, reply: FastifyReply, page: Page): FastifyReply {
  const { text, compressed, policy } = page;
  reply.type('text/html').header('content-security-policy', policy);
  addToVary(reply, 'accept-encoding');
  if (!encodingFor(headers['accept-encoding'], ['gzip'])) return reply.send(text);
  return reply.header('content-encoding', 'gzip').send(compressed);
}

/** Returns whether a browser opens the page, as opposed to a client that sends a query by GET. */
export const isVisit = ({ method, headers, query }: FastifyRequest) =>
  method === 'GET' && acceptsHtml(headers.accept) && !('query' in (query as object));
