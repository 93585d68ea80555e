import { onViolation, type Database } from '../db/client.ts';
import { notFound } from '../errors.ts';
import type { UpdateProductInput } from '../generated/graphql.ts';
import { InputReader, invalidInput } from '../graphql/input-issues.ts';
import { productRefusals, readProduct } from './product-input.ts';
import { changeProduct } from './product-repository.ts';
import { readSlug } from './slug.ts';

export async function updateProduct(db: Database, id: string, input: UpdateProductInput, currency: string) {
  const read = new InputReader();
  const values = {
    ...readProduct(read, input, currency),
    slug: readSlug(read, read.notNull('slug', input.slug)),
  };
  if (read.issues.length > 0) return invalidInput(...read.issues);

  return onViolation(
    changeProduct(db, id, values).then((product) => {
      if (!product) throw notFound('product');
      return { __typename: 'UpdateProductSuccess' as const, product };
    }),
    productRefusals(values),
  );
}
