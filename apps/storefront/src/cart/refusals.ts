import { useCallback } from 'react';
import type { CodeRejectedFieldsFragment, ProblemFieldsFragment } from '../generated/graphql.ts';
import { useFormat } from '../shared/format.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import type { CartRefusal } from './cart-queue.ts';

type Refusal = CartRefusal | ProblemFieldsFragment;

/** Returns a function that describes a refusal: the problem, and how the customer can solve it. */
export function useRefusal(): (refusal: Refusal) => string {
  const { refusals, cart } = useMessages();
  const format = useFormat();
  const codeText = useCallback(
    ({ reason, missing }: CodeRejectedFieldsFragment) =>
      reason === 'MINIMUM_NOT_REACHED' && missing
        ? refusals.minimumMissing(format.money(missing))
        : refusals.codes[reason],
    [refusals, format],
  );
  return useCallback(
    (refusal) => {
      switch (refusal.__typename) {
        case 'InsufficientStock':
          return refusal.shortages
            .map(({ product, available }) => refusals.insufficientStock(product.name, available))
            .join(' ');
        case 'ProductUnavailable':
          return refusals.productUnavailable(format.list(refusal.products.map(({ name }) => name)));
        case 'QuantityNotAllowed':
          return refusal.items
            .map(({ product, minimum, maximum, step }) =>
              refusals.quantityNotAllowed(product.name, minimum, maximum, step),
            )
            .join(' ');
        case 'CartChanged':
          return refusals.cartChanged;
        case 'DiscountCodeRejected':
          return codeText(refusal);
        case 'PriceChanged':
          return refusal.items
            .map(({ product, unitPrice, unitPriceWhenAdded }) =>
              cart.priceChanged(product.name, format.money(unitPriceWhenAdded), format.money(unitPrice)),
            )
            .join(' ');
        case 'InvalidInput':
          return refusal.issues.map(({ message }) => message).join(' ');
        default:
          // A later version of the API may have further refusals. Each refusal has a message.
          return (refusal as { message: string }).message;
      }
    },
    [refusals, cart, format, codeText],
  );
}
