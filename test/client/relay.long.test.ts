import { execFileSync, spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printedSchema } from '../../src/server/fields/executable-schema.ts';
import { ask, startApp } from '../support/app.ts';
import { itemsOf, newCustomer, newProduct, placeOrder } from '../support/data.ts';

const hasRelay = spawnSync('relay-compiler', ['--version']).status === 0;
if (!hasRelay) console.warn('Skipping the Relay test: there is no relay-compiler on the PATH.');

/** Relay reads a fragment again with `node(id)`, and the next page of a list with `first` and `after`. */
const COMPONENTS = `import { graphql } from 'relay-runtime';
export const product = graphql\`
  fragment Components_product on Product @refetchable(queryName: "ComponentsProductQuery") {
    name
    price { amount currency }
  }
\`;
export const orders = graphql\`
  fragment Components_user on User
  @refetchable(queryName: "ComponentsOrdersQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }) {
    orders(first: $count, after: $cursor) @connection(key: "Components_orders") {
      edges { node { number } }
    }
  }
\`;
`;

(hasRelay ? describe : describe.skip)('relay-compiler', () => {
  test('compiles refetchable fragments and connections, and the server executes them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ordergraph-relay-'));
    const app = await startApp();
    try {
      const config = {
        src: './src',
        schema: './schema.graphql',
        language: 'typescript',
        noSourceControl: true,
      };
      mkdirSync(join(folder, 'src'));
      writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config));
      writeFileSync(join(folder, 'schema.graphql'), printedSchema());
      writeFileSync(join(folder, 'src/Components.ts'), COMPONENTS);

      execFileSync('relay-compiler', { cwd: folder, stdio: 'pipe' });

      const [orders, product] = globSync('src/__generated__/*Query.graphql.ts', { cwd: folder })
        .sort()
        .map((file) => {
          const [, text] = /"text": (".*")/.exec(readFileSync(join(folder, file), 'utf8'))!;
          return JSON.parse(text!) as string;
        });
      const ada = await newCustomer(app);
      const lamp = await newProduct(app);
      const { order } = await placeOrder(app, ada, itemsOf([lamp]));
      expect(await ask(app, product!, { id: lamp.id })).toMatchObject({
        __typename: 'Product',
        name: lamp.name,
      });
      expect(await ask(app, orders!, { id: ada.id, count: 1, cursor: null }, ada)).toMatchObject({
        orders: {
          edges: [{ node: { number: order.number, __typename: 'Order' }, cursor: expect.any(String) }],
        },
      });
    } finally {
      await app.stop();
      rmSync(folder, { recursive: true });
    }
  });
});
