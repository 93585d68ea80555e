import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyRequest } from 'fastify';
import { acceptsHtml } from '../http/media-type.ts';
import { scriptHashes } from '../http/security-headers.ts';

/** Loads Apollo Sandbox from Apollo's servers. Without internet access, redirects to the GraphiQL of this server. */
export const sandboxPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Ordergraph: Apollo Sandbox</title>
    <style>html, body, #sandbox { height: 100%; margin: 0 }</style>
  </head>
  <body>
    <div id="sandbox"></div>
    <script src="https://embeddable-sandbox.cdn.apollographql.com/_latest/embeddable-sandbox.umd.production.min.js"></script>
    <script>
      if (window.EmbeddedSandbox) {
        new window.EmbeddedSandbox({ target: '#sandbox', initialEndpoint: location.origin + '/graphql' })
      } else {
        location.replace('/graphiql')
      }
    </script>
  </body>
</html>
`;

const pagePolicy = (directives: string) =>
  `default-src 'none'; ${directives}; style-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export const sandboxPolicy = pagePolicy(
  `script-src https://embeddable-sandbox.cdn.apollographql.com ${scriptHashes(sandboxPage)}; ` +
    'frame-src https://sandbox.embed.apollographql.com; img-src data: https:',
);

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

const defaultQuery = `# To sign in, run the login mutation. Then put its access token under Headers: { "Authorization": "Bearer …" }
${EXAMPLE_QUERY}`;

/** `compressed` is the text in gzip. Both are buffers, which all responses share: a text would be copied for each. */
type Page = { text: Buffer; compressed: Buffer; policy: string };

let page: Promise<Page> | undefined;

/** Loaded on first use: the page contains all of GraphiQL, about nine megabytes. */
export const graphiqlPage = () => (page ??= loadGraphiql());

async function loadGraphiql(): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const text = renderGraphiQL({ endpoint: '/graphql', title: 'Ordergraph', defaultQuery });
  const policy = pagePolicy(
    `script-src ${scriptHashes(text)}; worker-src blob: data:; img-src 'self' data: https:; font-src data:`,
  );
  return { text: Buffer.from(text), compressed: await promisify(gzip)(text), policy };
}

/** Returns whether a browser opens the page, as opposed to a client that sends a query by GET. */
export const isVisit = ({ method, headers, query }: FastifyRequest) =>
  method === 'GET' && acceptsHtml(headers.accept) && !('query' in (query as object));
