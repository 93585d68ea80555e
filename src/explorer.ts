import type { FastifyRequest } from 'fastify';

/** Apollo Sandbox comes from its makers' servers; without internet the GraphiQL of this server takes its place. */
export const sandboxPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Ordergraph: Apollo Sandbox</title>
    <style>html, body, #sandbox { height: 100%; margin: 0 }</style>
  </head>
  <body>
    <div id="sandbox"></div>
    <script
      src="https://embeddable-sandbox.cdn.apollographql.com/_latest/embeddable-sandbox.umd.production.min.js"
      onerror="location.replace('/graphiql')"
    ></script>
    <script>
      if (window.EmbeddedSandbox) {
        new window.EmbeddedSandbox({ target: '#sandbox', initialEndpoint: location.origin + '/graphql' })
      }
    </script>
  </body>
</html>
`;

const defaultQuery = `# To sign in, run the login mutation and put its access token under Headers: { "Authorization": "Bearer …" }
{
  products(first: 5, search: "teapot") {
    totalCount
    nodes {
      name
      price { amount currency }
      inStock
      category { name ancestors { name } }
    }
  }
}
`;

let page: Promise<string> | undefined;

/** Loaded when first asked for: the page holds the whole of GraphiQL, some nine megabytes. */
export const graphiqlPage = () =>
  (page ??= import('@graphql-yoga/render-graphiql').then(({ renderGraphiQL }) =>
    renderGraphiQL({ endpoint: '/graphql', title: 'Ordergraph', defaultQuery }),
  ));

/** Whether a browser is visiting, rather than a client sending a query by GET. */
export const isVisit = ({ method, headers, query }: FastifyRequest) =>
  method === 'GET' && headers.accept?.includes('text/html') === true && !('query' in (query as object));
