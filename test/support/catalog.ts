import { randomUUID } from 'node:crypto';
import { ask, type App } from './app.ts';
import { newStaff } from './data.ts';

const PRODUCT = `id name slug sku description price { amount currency } compareAtPrice { amount } cost { amount }
  stock inStock image isActive taxClass category { id } deletedAt`;
const REFUSALS = `
  ... on SlugTaken { slug } ... on SkuTaken { sku } ... on InvalidInput { issues { path code } }`;
const CREATE = `mutation ($input: CreateProductInput!) { createProduct(input: $input) {
  __typename ... on CreateProductSuccess { product { ${PRODUCT} } } ${REFUSALS} } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateProductInput!) { updateProduct(id: $id, input: $input) {
  __typename ... on UpdateProductSuccess { product { ${PRODUCT} } } ${REFUSALS} } }`;
const DELETE = `mutation ($id: ID!) { deleteProduct(id: $id) {
  ... on DeleteProductSuccess { product { id isActive deletedAt } } } }`;

/** Product mutations of a new staff member. */
export async function newShopkeeper(app: App) {
  const staff = await newStaff(app);
  return {
    staff,
    create: (input: object) => {
      const basics = { name: 'Teapot', slug: `slug-${randomUUID()}`, sku: randomUUID(), price: '10' };
      return ask(app, CREATE, { input: { ...basics, ...input } }, staff);
    },
    update: (id: string, input: object) => ask(app, UPDATE, { id, input }, staff),
    remove: (id: string) => ask(app, DELETE, { id }, staff),
  };
}

/** The InvalidInput result with these fields and issue codes. */
export const issues = (...pairs: [path: string, code: string][]) => ({
  __typename: 'InvalidInput',
  issues: pairs.map(([path, code]) => ({ path: [path], code })),
});
