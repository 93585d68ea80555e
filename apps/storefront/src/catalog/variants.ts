import type { ProductDetailsQuery } from '../generated/graphql.ts';

type Product = NonNullable<ProductDetailsQuery['product']>;
type Group = NonNullable<Product['group']>;
type Variant = Group['variants'][number];
type Option = Variant['options'][number];

export type Choice = {
  value: Option['value'];
  /** The variant to open. */
  variant: Variant;
  isCurrent: boolean;
  /** Whether the variant differs from the shown one in this option only. */
  isExact: boolean;
};

const valueOf = (options: readonly Option[], code: string) =>
  options.find(({ attribute }) => attribute.code === code)?.value;

/** Returns the choices of one attribute. Each leads to the variant that has most in common with the shown one. */
export function choicesOf(
  { variants }: Group,
  { id, options }: Pick<Product, 'id' | 'options'>,
  code: string,
): Choice[] {
  const others = options.filter(({ attribute }) => attribute.code !== code);
  const countShared = (variant: Variant) =>
    others.filter(({ attribute, value }) => valueOf(variant.options, attribute.code)?.code === value.code)
      .length;
  const choices = new Map<string, Choice>();
  for (const variant of variants) {
    const value = valueOf(variant.options, code);
    if (!value) continue;
    const known = choices.get(value.code);
    const isBetter =
      !known ||
      countShared(variant) > countShared(known.variant) ||
      (countShared(variant) === countShared(known.variant) && variant.inStock && !known.variant.inStock);
    if (isBetter) {
      choices.set(value.code, {
        value,
        variant,
        isCurrent: variant.id === id,
        isExact: countShared(variant) === others.length,
      });
    }
  }
  return [...choices.values()];
}
