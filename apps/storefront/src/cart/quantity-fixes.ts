import { useCallback } from 'react';
import type { QuantityFieldsFragment } from '../generated/graphql.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { notify, type Notice } from '../shared/notices.ts';
import { problemText } from '../shared/problem.ts';
import { cart } from './cart.ts';
import type { AddedProduct, CartWrite } from './cart-writes.ts';
import { useRefusal } from './refusals.ts';

type Fix = NonNullable<Notice['action']>;
type Rule = QuantityFieldsFragment['items'][number];
type Refusal = { __typename: string; items?: unknown };

const isQuantityNotAllowed = (refusal: Refusal): refusal is QuantityFieldsFragment & Refusal =>
  refusal.__typename === 'QuantityNotAllowed';

/** Returns the change that gives the cart the nearest quantity that the product allows. */
function writeFor({ product, nearest }: Rule, added: AddedProduct | undefined): CartWrite | null {
  const item = cart.state.get().cart?.items.find((one) => one.product.id === product.id);
  if (item) return { kind: 'setQuantity', itemId: item.id, from: item.quantity, to: nearest };
  return added ? { kind: 'add', product: added, quantity: nearest } : null;
}

/**
 * Returns a function that offers the nearest allowed quantity for each product of a refusal. `added`: the product that the customer
 * was adding.
 */
export function useQuantityFixes() {
  const messages = useMessages();
  const refusalText = useRefusal();
  return useCallback(
    (refusal: Refusal, added?: AddedProduct, onFixed?: () => void): Fix[] => {
      if (!isQuantityNotAllowed(refusal)) return [];
      return refusal.items.map((rule) => ({
        label: messages.refusals.useQuantity(rule.nearest),
        run: () => {
          const write = writeFor(rule, added);
          if (!write) return;
          const link = { label: messages.catalog.viewCart, to: '/cart' };
          cart.change(write).then(
            (refused) => {
              if (refused) notify({ tone: 'bad', text: refusalText(refused) });
              else if (added) notify({ tone: 'good', text: messages.catalog.added(added.name), link });
              onFixed?.();
            },
            (error: unknown) => notify({ tone: 'bad', text: problemText(error, messages) }),
          );
        },
      }));
    },
    [messages, refusalText],
  );
}
