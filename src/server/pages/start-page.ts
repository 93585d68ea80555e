import type { FastifyInstance, FastifyReply } from 'fastify';
import { html, toText, type Html } from '../../platform/html.ts';
import type { RateLimit } from '../http/limit-rate.ts';
import { EXAMPLE_QUERY } from './explorer.ts';
import { acceptsHtml } from '../http/media-type.ts';
import { scriptHashes } from '../http/security-headers.ts';
import type { Storefront } from './storefront/serve-storefront.ts';

type Account = { role: string; email: string; password: string };

export type StartPageOptions = {
  /** Returns no accounts if the shop is not the sample shop. */
  accounts: () => Promise<readonly Account[]>;
  devMailFolder: string | null;
  publicUrl: () => string;
  rateLimit: RateLimit;
  /** The storefront that browsers see at `/`. If it is null, they see the start page there, too. */
  shop: Storefront | null;
  /** Whether `/schema.graphql` is served. */
  schemaFile: boolean;
};

const icon =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>" +
  "<g fill='none' stroke='%230f766e' stroke-width='1.5'><path d='M4 4l8 8M12 4v8H4'/></g>" +
  "<g fill='%230f766e'><circle cx='4' cy='4' r='2.5'/><circle cx='12' cy='4' r='2.5'/>" +
  "<circle cx='12' cy='12' r='2.5'/><circle cx='4' cy='12' r='2.5'/></g></svg>";

/**
 * Serves `/dev`: a page that links to the explorers and the documentation. `/` describes the server to clients that are not
 * browsers. For development only.
 */
export function serveStartPage(app: FastifyInstance, options: StartPageOptions): void {
  const { shop, rateLimit } = options;
  const route = { onRequest: rateLimit };
  const sendPage = async (reply: FastifyReply): Promise<FastifyReply> => {
    const page = toText(startPage(await options.accounts(), options));
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header(
        'content-security-policy',
        `default-src 'none'; script-src ${scriptHashes(page)}; style-src 'unsafe-inline'; img-src data:; ` +
          "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      )
      .send(page);
  };
  app.get('/dev', route, (_request, reply) => sendPage(reply));
  app.get('/', route, async (request, reply) => {
    if (!acceptsHtml(request.headers.accept)) {
      return reply.header('cache-control', 'no-store').send(describeServer(options));
    }
    return shop ? shop.sendHome(request, reply) : sendPage(reply);
  });
}

function describeServer({ publicUrl, devMailFolder, schemaFile }: StartPageOptions) {
  const linkTo = (path: string) => `${publicUrl()}${path}`;
  return {
    name: 'Ordergraph',
    links: {
      graphql: linkTo('/graphql'),
      graphiql: linkTo('/graphiql'),
      ...(schemaFile && { schema: linkTo('/schema.graphql') }),
      ...(devMailFolder !== null && { devMail: linkTo('/dev/mail') }),
      health: linkTo('/healthz'),
      readiness: linkTo('/readyz'),
    },
  };
}

const startPage = (
  accounts: readonly Account[],
  { shop, schemaFile, devMailFolder }: Pick<StartPageOptions, 'shop' | 'schemaFile' | 'devMailFolder'>,
): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Ordergraph</title>
        <link rel="icon" href="${icon}" />
        <style>
          :root {
            --text: #1c2421;
            --muted: #56635e;
            --page: #f6f8f7;
            --card: #fff;
            --line: #d8dfdc;
            --accent: #0f766e;
            --on-accent: #fff;
          }
          @media (prefers-color-scheme: dark) {
            :root {
              --text: #e6ecea;
              --muted: #9dada7;
              --page: #101514;
              --card: #182020;
              --line: #2d3937;
              --accent: #5eead4;
              --on-accent: #0b1f1c;
            }
          }
          * {
            box-sizing: border-box;
          }
          body {
            max-width: 60rem;
            margin: 0 auto;
            padding: 2.5rem 1rem;
            background: var(--page);
            color: var(--text);
            font:
              1rem/1.55 system-ui,
              sans-serif;
          }
          h1 {
            margin: 0;
            font-size: 2rem;
            line-height: 1.2;
          }
          h2 {
            margin: 2.25rem 0 0.75rem;
            font-size: 1.15rem;
          }
          p {
            margin: 0.5rem 0;
          }
          .muted {
            color: var(--muted);
          }
          a {
            color: var(--accent);
          }
          a:focus-visible,
          button:focus-visible {
            outline: 2px solid var(--accent);
            outline-offset: 2px;
          }
          .cards {
            display: grid;
            grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
            gap: 0.75rem;
            margin-top: 1.5rem;
          }
          .card,
          pre,
          table {
            border: 1px solid var(--line);
            border-radius: 0.5rem;
            background: var(--card);
          }
          .card {
            padding: 1rem;
            color: inherit;
            text-decoration: none;
          }
          .card:hover {
            border-color: var(--accent);
          }
          .card strong {
            display: block;
            color: var(--accent);
          }
          pre {
            margin: 0;
            padding: 1rem;
            overflow-x: auto;
          }
          code,
          pre {
            font:
              0.9rem/1.5 ui-monospace,
              monospace;
          }
          .actions {
            display: flex;
            flex-wrap: wrap;
            gap: 0.5rem;
            margin-top: 0.75rem;
          }
          .action {
            padding: 0.45rem 0.9rem;
            border: 1px solid var(--accent);
            border-radius: 0.4rem;
            background: transparent;
            color: var(--accent);
            font: inherit;
            text-decoration: none;
            cursor: pointer;
          }
          .main {
            background: var(--accent);
            color: var(--on-accent);
          }
          table {
            width: 100%;
            border-collapse: separate;
            border-spacing: 0;
          }
          th,
          td {
            padding: 0.5rem 1rem;
            text-align: left;
            overflow-wrap: anywhere;
          }
          tr + tr > * {
            border-top: 1px solid var(--line);
          }
          ul {
            margin: 0;
            padding-left: 1.25rem;
          }
          @media (max-width: 40rem) {
            body {
              padding-top: 1.5rem;
            }
            pre {
              padding: 0.75rem;
              font-size: 0.8rem;
            }
            th,
            td {
              display: block;
              padding: 0 1rem;
            }
            th {
              padding-top: 0.5rem;
            }
            td:last-child {
              padding-bottom: 0.5rem;
            }
            tr + tr > td {
              border-top: 0;
            }
          }
        </style>
      </head>
      <body>
        <main>
          <h1>Ordergraph is running</h1>
          <p class="muted">
            A commerce back end as one GraphQL API: catalog, carts, checkout, payments, orders and accounts.
          </p>
          <div class="cards">
            ${
              shop
                ? html`<a class="card" href="/">
                    <strong>Storefront</strong>
                    Buy something in the shop.
                  </a>`
                : null
            }
            <a class="card" href="/graphql">
              <strong>Apollo Sandbox</strong>
              Explore the API and its schema. Requires internet access.
            </a>
            <a class="card" href="/graphiql">
              <strong>GraphiQL</strong>
              Explore the API offline.
            </a>
            ${
              devMailFolder !== null
                ? html`<a class="card" href="/dev/mail">
                    <strong>Development e-mails</strong>
                    Read the e-mails of the shop. They are stored, not sent.
                  </a>`
                : null
            }
          </div>
          <h2>Run a first query</h2>
          <pre id="query">${EXAMPLE_QUERY}</pre>
          <div class="actions">
            <a class="action main" href="/graphiql?query=${encodeURIComponent(EXAMPLE_QUERY)}"
              >Open in GraphiQL</a
            >
            <button class="action" id="copy" type="button" hidden>Copy</button>
          </div>
          ${accounts.length > 0 ? accountTable(accounts) : null}
          <h2>Read more</h2>
          <p>In the project folder:</p>
          <ul>
            <li><code>README.md</code>: how to run, test and deploy Ordergraph</li>
            <li><code>schema/</code>: the API, with a description of every field</li>
            <li><code>examples/operations/</code>: every query, mutation and subscription</li>
            <li><code>packages/client/README.md</code>: the typed client for your own front end</li>
          </ul>
          <p>
            For programs: ${schemaFile ? html`<a href="/schema.graphql">schema</a>, ` : null}<a
              href="/healthz"
              >health</a
            >, <a href="/readyz">readiness</a>,
            <a href="/.well-known/jwks.json">keys of access tokens</a>
          </p>
        </main>
        <script>
          if (navigator.clipboard) {
            const copy = document.getElementById('copy');
            copy.hidden = false;
            copy.addEventListener('click', async () => {
              await navigator.clipboard.writeText(document.getElementById('query').textContent);
              copy.textContent = 'Copied';
            });
          }
        </script>
      </body>
    </html> `;

const accountTable = (accounts: readonly Account[]): Html => html`
  <h2>Sample accounts</h2>
  <table>
    ${accounts.map(
      ({ role, email, password }) =>
        html`<tr>
          <th scope="row">${role}</th>
          <td><code>${email}</code></td>
          <td><code>${password}</code></td>
        </tr>`,
    )}
  </table>
  <p class="muted">
    Sign in at the top of an explorer. Other clients use the <code>login</code> mutation, and send its access
    token in the header <code>Authorization: Bearer …</code>
  </p>
`;
