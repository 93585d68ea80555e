import { Link } from 'wouter';
import type { ProductDetailsQuery } from '../generated/graphql.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { KEEP_POSITION } from '../shared/navigation.ts';
import { Swatch } from './swatch.tsx';
import { choicesOf } from './variants.ts';

/** The options of a product in a group, such as size and color. Each choice is a link to another variant. */
export function VariantPicker({ product }: { product: NonNullable<ProductDetailsQuery['product']> }) {
  const { catalog } = useMessages();
  const { group } = product;
  if (!group) return null;
  return group.variesBy.map(({ id, code, name }) => {
    const choices = choicesOf(group, product, code);
    const current = choices.find(({ isCurrent }) => isCurrent);
    return (
      <nav key={id} className="variants" aria-label={name}>
        <p>
          <span className="muted">{name}:</span> {current?.value.label}
        </p>
        <ul>
          {choices.map(({ value, variant, isCurrent, isExact }) => {
            const missing = !isExact ? catalog.otherCombination : variant.inStock ? '' : catalog.soldOut;
            return (
              <li key={value.id}>
                <Link
                  href={`/p/${variant.slug}`}
                  state={KEEP_POSITION}
                  className={`variant${missing ? ' missing' : ''}`}
                  aria-current={isCurrent || undefined}
                  title={missing || undefined}
                >
                  <Swatch color={value.color} />
                  {value.label}
                  {missing && <span className="visually-hidden">, {missing}</span>}
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
    );
  });
}
