import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { attachedImages, images } from '../../src/platform/db/schema.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newAttribute, newGroup, newVariant } from '../support/attributes.ts';
import { issues, newShopkeeper } from '../support/catalog.ts';
import { newCategory, newCustomer, newImage, newProduct, newProducts, newStaff } from '../support/data.ts';
import {
  addImage,
  attach,
  IMAGE,
  imagesOf,
  picture,
  processed,
  REFUSALS,
  upload,
} from '../support/images.ts';
import { IMAGE_FLAWS } from '../support/soundness.ts';
import { until } from '../support/until.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp({ worker: {} });
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const REORDER = `mutation ($productId: ID, $categoryId: ID, $groupId: ID, $imageIds: [ID!]!) {
  reorderImages(productId: $productId, categoryId: $categoryId, groupId: $groupId, imageIds: $imageIds) { __typename
    ... on ReorderImagesSuccess { images { id position } } ... on ImagesChanged { images { id } } ${REFUSALS} } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateImageInput!) { updateImage(id: $id, input: $input) { __typename
  ... on UpdateImageSuccess { image { ${IMAGE} } } ${REFUSALS} } }`;
const DETACH = `mutation ($id: ID!) { detachImage(id: $id) { ... on DetachImageSuccess { imageId } } }`;
const reorder = (variables: object, as = staff) => ask(app, REORDER, variables, as);
const update = (id: string, input: object, as = staff) => ask(app, UPDATE, { id, input }, as);
const detach = (id: string, as = staff) => ask(app, DETACH, { id }, as);
const positionsOf = async (id: string) =>
  (await imagesOf(app, id)).images.map(({ id, position }: any) => [id, position]);

test('sorts images, and shows the first one as `image`', async () => {
  const { id } = await newProduct(app);
  const [a, b] = [
    await addImage(app, staff, { productId: id }),
    await addImage(app, staff, { productId: id }),
  ];
  const c = await addImage(app, staff, { productId: id }, undefined, { position: 0 });
  const d = await addImage(app, staff, { productId: id }, undefined, { position: 2 });
  const e = await addImage(app, staff, { productId: id }, undefined, { position: 99 });
  const order = [c, a, d, b, e].map(({ id }) => id);
  expect(await positionsOf(id)).toEqual(order.map((each, index) => [each, index]));

  const reversed = order.toReversed();
  expect(await reorder({ productId: id, imageIds: reversed })).toEqual({
    __typename: 'ReorderImagesSuccess',
    images: reversed.map((each, position) => ({ id: each, position })),
  });
  const { image, images: shown } = await processed(app, id);
  expect(image).toBe(shown[0].medium);
  expect(shown[0].id).toBe(e.id);

  await detach(e.id);
  const left = await imagesOf(app, id);
  expect(left.image).toBe(left.images[0].medium);
  expect(left.images.map(({ position }: any) => position)).toEqual([0, 1, 2, 3]);
});

test('shows the images of a group to customers, and shares files with its variants', async () => {
  const color = await newAttribute(app, ['red', 'blue']);
  const { id: groupId } = await newGroup(app, [color]);
  await newVariant(app, groupId, [color.values['red']!]);
  const { id: productId } = await newVariant(app, groupId, [color.values['blue']!]);
  const imagesOfGroup = async () =>
    (
      await ask(app, 'query ($id: ID!) { productGroup(by: { id: $id }) { images { id url alt } } }', {
        id: groupId,
      })
    ).images;

  const a = await addImage(app, staff, { groupId }, undefined, { alt: 'All colors' });
  const b = await addImage(app, staff, { groupId });
  const shared = await attach(app, staff, { imageId: a.id, productId });
  expect(shared.image.id).not.toBe(a.id);
  expect(await attach(app, staff, { imageId: shared.image.id, groupId })).toMatchObject({
    image: { id: a.id },
  });

  expect(await reorder({ groupId, imageIds: [b.id, a.id] })).toMatchObject({
    __typename: 'ReorderImagesSuccess',
    images: [{ id: b.id }, { id: a.id }],
  });
  await update(a.id, { alt: 'Both colors' });
  expect(await imagesOfGroup()).toMatchObject([{ id: b.id }, { id: a.id, alt: 'Both colors' }]);
  await detach(b.id);
  expect(await imagesOfGroup()).toMatchObject([{ id: a.id }]);

  for (const owner of [{}, { productId, groupId }, { groupId, categoryId: randomUUID() }])
    expect(await attach(app, staff, { imageId: a.id, ...owner })).toMatchObject({
      issues: [{ path: ['productId'], code: 'INVALID' }],
    });
  expect(await attach(app, staff, { imageId: a.id, groupId: randomUUID() })).toBe('NOT_FOUND');

  await ask(app, 'mutation ($id: ID!) { deleteProductGroup(id: $id) { groupId } }', { id: groupId }, staff);
  const [left] = await app.db.select().from(attachedImages).where(eq(attachedImages.id, a.id));
  expect(left).toBeUndefined();
  expect((await imagesOf(app, productId)).images).toHaveLength(1);
});

test('refuses to reorder if the ids are not exactly the images of the owner', async () => {
  const { id } = await newProduct(app);
  const other = await newProduct(app);
  const [a, b] = [
    await addImage(app, staff, { productId: id }),
    await addImage(app, staff, { productId: id }),
  ];
  const foreign = await addImage(app, staff, { productId: other.id });

  for (const imageIds of [[], [a.id], [a.id, a.id], [a.id, b.id, b.id], [a.id, foreign.id]]) {
    expect(await reorder({ productId: id, imageIds })).toMatchObject({
      __typename: 'ImagesChanged',
      images: [{ id: a.id }, { id: b.id }],
    });
  }
  expect(await reorder({ imageIds: [] })).toMatchObject(issues(['productId', 'INVALID']));
  expect(await reorder({ productId: randomUUID(), imageIds: [] })).toBe('NOT_FOUND');
});

test('changes and removes the text of an image', async () => {
  const { id } = await newProduct(app);
  const image = await addImage(app, staff, { productId: id }, undefined, { alt: 'One' });

  expect((await update(image.id, { alt: 'Two' })).image).toMatchObject({ id: image.id, alt: 'Two' });
  expect((await update(image.id, {})).image.alt).toBe('Two');
  expect((await update(image.id, { alt: '' })).image.alt).toBeNull();
  expect((await update(image.id, { alt: null })).image.alt).toBeNull();
  expect(await update(image.id, { alt: 'x'.repeat(501) })).toMatchObject(issues(['alt', 'TOO_LONG']));
  expect(await update(randomUUID(), { alt: 'x' })).toBe('NOT_FOUND');
});

test('shows one file on several owners, each with its own text, and keeps it as long as one shows it', async () => {
  const [one, two] = await newProducts(app, 2);
  const category = await newCategory(app);
  const first = await addImage(app, staff, { productId: one!.id }, undefined, { alt: 'One' });
  const second = (await attach(app, staff, { imageId: first.id, productId: two!.id, alt: 'Two' })).image;
  const third = (await attach(app, staff, { imageId: first.id, categoryId: category.id })).image;

  expect([second.alt, third.alt]).toEqual(['Two', null]);
  expect(new Set([first.id, second.id, third.id]).size).toBe(3);
  await processed(app, two!.id);
  const { image, images: ofCategory } = await ask(
    app,
    `query ($id: ID!) { category(by: { id: $id }) { image images { id url(width: 1) state } } }`,
    { id: category.id },
  );
  expect(ofCategory).toEqual([{ id: third.id, url: image, state: 'READY' }]);

  expect(await detach(first.id)).toEqual({ imageId: first.id });
  expect(await detach(first.id)).toBe('NOT_FOUND');
  expect(await imagesOf(app, one!.id)).toEqual({ image: null, images: [] });
  expect((await imagesOf(app, two!.id)).images).toHaveLength(1);
  expect((await fetch(image)).status).toBe(200);
});

test('attaches an image once to each owner', async () => {
  const { id } = await newProduct(app);
  const uploadId = await upload(app, staff, await picture());
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => attach(app, staff, { uploadId, productId: id, alt: 'x' })),
  );

  expect(new Set(answers.map(({ image }) => image.id)).size).toBe(1);
  expect((await imagesOf(app, id)).images).toHaveLength(1);
});

test('shows at most 20 images, even if they are attached concurrently', async () => {
  const { id } = await newProduct(app);
  const others = await newProducts(app, 21);
  const sources = await Promise.all(others.map((other) => newImage(app, { productId: other.id })));
  const answers = await Promise.all(
    sources.map((image) => attach(app, staff, { imageId: image.id, productId: id })),
  );

  expect(answers.filter(({ __typename }) => __typename === 'ImagesFull')).toMatchObject([{ maximum: 20 }]);
  expect((await positionsOf(id)).map(([, position]: any) => position)).toEqual(
    Array.from({ length: 20 }, (_, index) => index),
  );
});

test('keeps the images of a deleted product for its orders, and deletes the images of a deleted category', async () => {
  const { remove } = await newShopkeeper(app);
  const { id } = await newProduct(app);
  const category = await newCategory(app);
  const image = await addImage(app, staff, { productId: id });
  const ofCategory = await addImage(app, staff, { categoryId: category.id });
  await remove(id);
  await ask(
    app,
    'mutation ($id: ID!) { deleteCategory(id: $id) { __typename } }',
    { id: category.id },
    staff,
  );

  expect((await imagesOf(app, id, staff)).images).toMatchObject([{ id: image.id }]);
  expect(await app.db.$count(attachedImages, eq(attachedImages.id, ofCategory.id))).toBe(0);
  expect(await attach(app, staff, { imageId: image.id, productId: id })).toBe('NOT_FOUND');
});

test('reads the `images` of a list in one statement, and `image` without a further one', async () => {
  const reader = await startApp({ sharedApp: app });
  const category = await newCategory(app);
  const products = await newProducts(app, 3, { categoryId: category.id });
  for (const { id: productId } of products) await newImage(app, { productId });
  const statementsOf = async (fields: string) => {
    reader.statements.length = 0;
    const list = await ask(
      reader,
      `query ($id: ID!) { products(first: 10, filter: { categoryId: $id }) { nodes { id ${fields} } } }`,
      { id: category.id },
    );
    expect(list.nodes).toHaveLength(3);
    return reader.statements.length;
  };

  expect(await statementsOf('name')).toBe(1);
  expect(await statementsOf('image')).toBe(1);
  expect(await statementsOf(`images { ${IMAGE} } a: images { id }`)).toBe(2);
  await reader.stop();
});

test('reads no images of products without an uploaded image, except for staff', async () => {
  const reader = await startApp({ sharedApp: app });
  const { id } = await newCategory(app);
  const { id: shown } = await newProduct(app, { categoryId: id });
  const { id: failed } = await newProduct(app, { categoryId: id });
  await newImage(app, { productId: failed }, 'FAILED');
  const read = async (first: number, as?: Account) => {
    reader.statements.length = 0;
    const document = `query ($id: ID!, $first: Int) {
      category(by: { id: $id }) { images { id } products { nodes { id images(first: $first) { id } } } } }`;
    const answer = await reader.query(document, { id, first }, { as });
    return {
      ...answer,
      ofImages: reader.statements.filter((text) => text.includes('"attached_images"')).length,
    };
  };

  const asGuest = await read(1);
  expect(asGuest.ofImages).toBe(0);
  expect(asGuest.data.category).toEqual({
    images: [],
    products: { nodes: [failed, shown].map((product) => ({ id: product, images: [] })) },
  });
  expect((await read(0)).errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  const asStaff = await read(1, staff);
  expect([asStaff.ofImages, asStaff.data.category.products.nodes[0].images.length]).toEqual([2, 1]);
  await reader.stop();
});

test('reads the first images only, for a smaller cost', async () => {
  const { id } = await newProduct(app);
  for (let count = 0; count < 3; count++) await newImage(app, { productId: id });
  const imagesOfFirst = (first: number | null) =>
    ask(
      app,
      'query ($id: ID!, $first: Int) { product(by: { id: $id }) { images(first: $first) { position } } }',
      {
        id,
        first,
      },
    );

  expect((await imagesOfFirst(2)).images).toEqual([{ position: 0 }, { position: 1 }]);
  expect((await imagesOfFirst(20)).images).toHaveLength(3);
  expect((await imagesOfFirst(null)).images).toHaveLength(3);
  expect(await imagesOfFirst(0)).toBe('BAD_USER_INPUT');
  expect(await imagesOfFirst(21)).toBe('BAD_USER_INPUT');
});

test('only staff change images', async () => {
  const { id } = await newProduct(app);
  const image = await addImage(app, staff, { productId: id });
  const customer = await newCustomer(app);
  for (const [as, code] of [
    [customer, 'FORBIDDEN'],
    [undefined, 'UNAUTHENTICATED'],
  ] as const) {
    const send = (document: string, variables: object) => ask(app, document, variables, as);
    expect(await send(UPDATE, { id: image.id, input: { alt: 'x' } })).toBe(code);
    expect(await send(DETACH, { id: image.id })).toBe(code);
    expect(await send(REORDER, { productId: id, imageIds: [image.id] })).toBe(code);
    expect(await attach(app, as!, { imageId: image.id, productId: id })).toBe(code);
  }
});

test('keeps first images, positions and unused images consistent under concurrent changes', async () => {
  const owners = [
    ...(await newProducts(app, 2)).map(({ id }) => ({ productId: id })),
    { categoryId: (await newCategory(app)).id },
  ];
  const uploads = await Promise.all(
    [1, 2, 3, 4].map(async (seed) => upload(app, staff, await picture({ seed: seed / 5 }))),
  );
  await Promise.all(
    uploads.flatMap((uploadId, index) =>
      owners.map(async (owner) => {
        const { image } = await attach(app, staff, { uploadId, ...owner, position: index % 2 });
        if (index === 1) await detach(image.id);
      }),
    ),
  );
  await until(
    () => app.db.$count(images, eq(images.state, 'PROCESSING')),
    (count) => count === 0,
  );

  for (const [flaw, query] of Object.entries(IMAGE_FLAWS)) {
    const { rows } = await app.db.$client.query(`select count(*)::int as count from (${query}) flaws`);
    expect([flaw, rows[0].count]).toEqual([flaw, 0]);
  }
});
