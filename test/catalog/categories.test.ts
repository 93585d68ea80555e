import { randomUUID } from 'node:crypto';
import { byName, categories } from '../../src/platform/db/schema.ts';
import { ask as askAs, startApp, type Account, type App } from '../support/app.ts';
import { issues } from '../support/catalog.ts';
import { newCategory, newProduct, newProducts, newStaff } from '../support/data.ts';
import { idsOf, pages } from '../support/pages.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp();
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const CATEGORY = 'id name slug description image parent { id } ancestors { name } children { name }';
const REFUSALS = '... on SlugTaken { slug } ... on InvalidInput { issues { path code } }';
const CREATE = `mutation ($input: CreateCategoryInput!) { createCategory(input: $input) {
  __typename ... on CreateCategorySuccess { category { ${CATEGORY} } } ${REFUSALS} } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateCategoryInput!) { updateCategory(id: $id, input: $input) {
  __typename ... on UpdateCategorySuccess { category { ${CATEGORY} } } ${REFUSALS} } }`;
const DELETE = `mutation ($id: ID!) { deleteCategory(id: $id) {
  __typename ... on DeleteCategorySuccess { category { id name slug } } } }`;
const FIND = `query ($by: CategoryKey!) { category(by: $by) { ${CATEGORY} } }`;

const ask = (document: string, variables: object) => askAs(app, document, variables, staff);
const create = (input: object) =>
  ask(CREATE, { input: { name: 'Mugs', slug: `slug-${randomUUID()}`, ...input } });
const update = (id: string, input: object) => ask(UPDATE, { id, input });
const remove = (id: string) => ask(DELETE, { id });

const CYCLE = { __typename: 'CategoryCycle' };
const NOT_EMPTY = { __typename: 'CategoryNotEmpty' };

/** Creates a chain of categories, each below the previous one. */
async function newLine(...names: string[]) {
  const line: Awaited<ReturnType<typeof newCategory>>[] = [];
  for (const name of names) {
    line.push(await newCategory(app, { name, slug: randomUUID(), parentId: line.at(-1)?.id ?? null }));
  }
  return line;
}

describe('tree', () => {
  test('creates a category below its parent, and finds it by id and slug', async () => {
    const [kitchen, tableware] = await newLine('Kitchen', 'Tableware');
    const { category } = await create({
      name: ' Mugs & Cups ',
      slug: 'mugs-cups',
      description: 'To drink from.',
      image: 'https://example.com/mug.svg',
      parentId: tableware!.id,
    });

    expect(category).toEqual({
      id: category.id,
      name: 'Mugs & Cups',
      slug: 'mugs-cups',
      description: 'To drink from.',
      image: 'https://example.com/mug.svg',
      parent: { id: tableware!.id },
      ancestors: [{ name: 'Kitchen' }, { name: 'Tableware' }],
      children: [],
    });
    expect(await ask(FIND, { by: { id: category.id } })).toEqual(category);
    expect(await ask(FIND, { by: { slug: 'mugs-cups' } })).toEqual(category);
    expect(await ask(FIND, { by: { id: kitchen!.id } })).toMatchObject({ parent: null, ancestors: [] });
  });

  test('lists children by name, and ancestors from the root down', async () => {
    const line = await newLine('One', 'Two', 'Three', 'Four');
    for (const name of ['c', 'a', 'b'])
      await newCategory(app, { name, slug: randomUUID(), parentId: line[3]!.id });
    const four = await ask(FIND, { by: { id: line[3]!.id } });

    expect(four.ancestors).toEqual([{ name: 'One' }, { name: 'Two' }, { name: 'Three' }]);
    expect(four.children).toEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
  });

  test('a category, its children and its ancestors take one statement, also below a product', async () => {
    const line = await newLine('Above', 'Here', 'Below');
    const { id: categoryId } = line[1]!;
    const product = await newProduct(app, { categoryId });
    const expected = { ancestors: [{ name: 'Above' }], children: [{ name: 'Below' }] };
    const SELECTION = '{ ancestors { name } children { name } }';
    app.statements.length = 0;

    expect(
      await ask(`query ($by: CategoryKey!) { category(by: $by) ${SELECTION} }`, { by: { id: categoryId } }),
    ).toEqual(expected);
    expect(app.statements.filter((statement) => statement.includes('categories'))).toHaveLength(1);
    expect(
      await ask(`query ($by: ProductKey!) { product(by: $by) { category ${SELECTION} } }`, {
        by: { id: product.id },
      }),
    ).toEqual({ category: expected });
  });

  const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $rootsOnly: Boolean) {
    categories(first: $first, after: $after, last: $last, before: $before, rootsOnly: $rootsOnly) {
      totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

  test('lists all categories or the roots by name, ignoring case, in pages in both directions', async () => {
    const [top, below] = await newLine('Alone at the top', 'Below it');
    const rows = await app.db.select().from(categories).orderBy(byName(categories.name), categories.id);
    const read = async (rootsOnly: boolean, backward: boolean) => {
      const all = await pages(app, LIST, { size: 4, backward, variables: { rootsOnly } });
      for (const { totalCount } of all)
        expect(totalCount).toBe(rootsOnly ? rows.filter((row) => !row.parentId).length : rows.length);
      return idsOf(all);
    };
    const all = rows.map((row) => row.id);
    const roots = rows.filter((row) => !row.parentId).map((row) => row.id);

    expect(roots).toContain(top!.id);
    expect(roots).not.toContain(below!.id);
    for (const backward of [false, true]) {
      expect(await read(false, backward)).toEqual(all);
      expect(await read(true, backward)).toEqual(roots);
    }
  });

  test('parents, children and ancestors of any number of categories take one statement each', async () => {
    const parentId = (await newLine('Top', 'Middle'))[1]!.id;
    const read = async (count: number) => {
      while ((await app.db.$count(categories)) < count) await newCategory(app, { parentId });
      app.statements.length = 0;
      const { data } = await app.query(
        `{ categories(first: ${count}) { nodes { parent { name } children { name } ancestors { name } } } }`,
      );
      expect(data.categories.nodes).toHaveLength(count);
      return app.statements.length;
    };

    expect(await read(2)).toBe(4);
    expect(await read(90)).toBe(4);
  });
});

describe('rejected input', () => {
  test('derives the slug from the name or accepts one, and it is unique', async () => {
    const made = await create({ name: 'Töpfe & Pfannen', slug: undefined });

    expect(made.category.slug).toBe('topfe-pfannen');
    expect(await create({ slug: 'topfe-pfannen' })).toEqual({
      __typename: 'SlugTaken',
      slug: 'topfe-pfannen',
    });
    expect((await create({ name: 'Topfe Pfannen', slug: undefined })).category.slug).toBe('topfe-pfannen-2');
    expect((await create({ name: '茶碗', slug: undefined })).category.slug).toBe('category');
    expect(await create({ name: '!?', slug: undefined })).toEqual(issues(['slug', 'REQUIRED']));
    for (const slug of ['', 'A', '-a', 'a--b', 'a b', 'ä', 'a'.repeat(201)]) {
      expect(await create({ slug })).toEqual(issues(['slug', 'INVALID']));
    }
  });

  test('rejects a category with the invalid field and its rule', async () => {
    const [{ id } = { id: '' }] = await newLine('Ruled');
    for (const write of [create, (input: object) => update(id, input)]) {
      expect(await write({ name: ' ' })).toEqual(issues(['name', 'TOO_SHORT']));
      expect(await write({ name: 'x'.repeat(201) })).toEqual(issues(['name', 'TOO_LONG']));
      expect(await write({ name: 'a\0b' })).toEqual(issues(['name', 'INVALID_CHARACTERS']));
      expect(await write({ description: 'x'.repeat(10_001) })).toEqual(issues(['description', 'TOO_LONG']));
      expect(await write({ parentId: randomUUID() })).toEqual(issues(['parentId', 'NOT_FOUND']));
      for (const parentId of ['', 'abc', '\0']) expect(await write({ parentId })).toBe('BAD_USER_INPUT');
      expect(await write({ image: 'ftp://example.com' })).toBe('BAD_USER_INPUT');
    }
    expect(await create({ name: '', slug: '?' })).toEqual(issues(['name', 'TOO_SHORT'], ['slug', 'INVALID']));
    expect(await update(id, { name: null, slug: null })).toEqual(
      issues(['name', 'REQUIRED'], ['slug', 'REQUIRED']),
    );
  });

  test('an unknown category cannot be changed, deleted or found', async () => {
    expect(await update(randomUUID(), { name: 'New' })).toBe('NOT_FOUND');
    expect(await remove(randomUUID())).toBe('NOT_FOUND');
    expect(await ask(FIND, { by: { id: randomUUID() } })).toBeNull();
    expect(await ask(FIND, { by: { slug: 'no-such' } })).toBeNull();
    for (const id of ['', 'abc', '\0', `${randomUUID()}0`]) {
      expect(await update(id, { name: 'New' })).toBe('BAD_USER_INPUT');
      expect(await remove(id)).toBe('BAD_USER_INPUT');
      expect(await ask(FIND, { by: { id } })).toBe('BAD_USER_INPUT');
    }
  });
});

describe('moving', () => {
  test('an omitted field stays, and a null clears an optional one', async () => {
    const [parent] = await newLine('Parent');
    const { category } = await create({
      description: 'Old.',
      image: 'https://example.com/a',
      parentId: parent!.id,
    });
    const renamed = await update(category.id, { name: 'Renamed' });
    const cleared = await update(category.id, { description: null, image: null, parentId: null });

    expect(renamed).toEqual({
      __typename: 'UpdateCategorySuccess',
      category: { ...category, name: 'Renamed' },
    });
    expect(cleared.category).toEqual({
      ...category,
      name: 'Renamed',
      description: null,
      image: null,
      parent: null,
      ancestors: [],
    });
  });

  test('moves a category with its descendants, but never below itself', async () => {
    const [a, b, c] = await newLine('A', 'B', 'C');
    const [target] = await newLine('Target');

    expect(await update(a!.id, { parentId: a!.id })).toEqual(CYCLE);
    expect(await update(a!.id, { parentId: b!.id })).toEqual(CYCLE);
    expect(await update(a!.id, { parentId: c!.id, name: 'Not this either' })).toEqual(CYCLE);
    expect((await update(b!.id, { parentId: target!.id })).category.ancestors).toEqual([{ name: 'Target' }]);
    expect((await ask(FIND, { by: { id: c!.id } })).ancestors).toEqual([{ name: 'Target' }, { name: 'B' }]);
    expect(await ask(FIND, { by: { id: a!.id } })).toMatchObject({ name: 'A', children: [] });
  });

  test('two concurrent moves never create a cycle', async () => {
    for (let round = 0; round < 25; round++) {
      const [a, b] = [await newCategory(app), await newCategory(app)];
      const answers = await Promise.all([update(a.id, { parentId: b.id }), update(b.id, { parentId: a.id })]);

      expect(answers.map((answer): string => answer.__typename).sort()).toEqual([
        'CategoryCycle',
        'UpdateCategorySuccess',
      ]);
    }
  });

  test('limits the tree to 20 levels, for creations and moves', async () => {
    const line = await newLine(...Array.from({ length: 20 }, (_, level) => `Level ${level + 1}`));
    const [top, second] = await newLine('Top', 'Second');
    const tooDeep = issues(['parentId', 'TOO_DEEP']);

    expect(await create({ parentId: line[19]!.id })).toEqual(tooDeep);
    expect(await update(top!.id, { parentId: line[18]!.id })).toEqual(tooDeep);
    expect((await update(second!.id, { parentId: line[18]!.id })).category.ancestors).toHaveLength(19);
    expect((await update(top!.id, { parentId: line[17]!.id })).__typename).toBe('UpdateCategorySuccess');
  });

  test('limits a category to 200 children, which can still be updated', async () => {
    const parent = await newCategory(app);
    const values = Array.from({ length: 200 }, () => ({
      name: 'Child',
      slug: randomUUID(),
      parentId: parent.id,
    }));
    const [child] = await app.db.insert(categories).values(values).returning();

    expect(await create({ parentId: parent.id })).toEqual(issues(['parentId', 'TOO_MANY']));
    expect(await update(child!.id, { parentId: parent.id, name: 'Same place' })).toMatchObject({
      category: { name: 'Same place', parent: { id: parent.id } },
    });
  });
});

describe('deleting', () => {
  test('does not delete a category with children or products', async () => {
    const [parent, child] = await newLine('Parent', 'Child');
    const { id: shelf } = await newCategory(app);
    await newProduct(app, { categoryId: shelf, isActive: false });

    expect(await remove(parent!.id)).toEqual(NOT_EMPTY);
    expect(await remove(shelf)).toEqual(NOT_EMPTY);
    expect(await remove(child!.id)).toEqual({
      __typename: 'DeleteCategorySuccess',
      category: { id: child!.id, name: 'Child', slug: child!.slug },
    });
    expect((await remove(parent!.id)).__typename).toBe('DeleteCategorySuccess');
    expect(await ask(FIND, { by: { id: parent!.id } })).toBeNull();
    expect(await remove(parent!.id)).toBe('NOT_FOUND');
  });

  test('deletes a category with only deleted products, which lose their category', async () => {
    const { id } = await newCategory(app);
    const gone = await newProducts(app, 2, { categoryId: id, deletedAt: new Date(), isActive: false });

    expect((await remove(id)).__typename).toBe('DeleteCategorySuccess');
    expect(
      await ask('query ($id: ID!) { product(by: { id: $id }) { id category { id } } }', { id: gone[0]!.id }),
    ).toEqual({ id: gone[0]!.id, category: null });
  });

  test('a product that enters a category during its deletion keeps the category, or is rejected', async () => {
    for (let round = 0; round < 15; round++) {
      const { id } = await newCategory(app);
      const [deleted, made] = await Promise.all([
        remove(id),
        ask(
          `mutation ($input: CreateProductInput!) { createProduct(input: $input) {
          __typename ... on CreateProductSuccess { product { category { id } } } ${REFUSALS} } }`,
          { input: { name: 'Late', slug: randomUUID(), sku: randomUUID(), price: 1, categoryId: id } },
        ),
      ]);

      expect([
        ['DeleteCategorySuccess', issues(['categoryId', 'NOT_FOUND'])],
        ['CategoryNotEmpty', { __typename: 'CreateProductSuccess', product: { category: { id } } }],
      ]).toContainEqual([deleted.__typename, made]);
    }
  });
});
