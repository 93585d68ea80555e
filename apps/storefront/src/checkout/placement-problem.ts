import { newKey } from '@ordergraph/client';
import { useCallback } from 'react';
import { useSession } from '../accounts/session.ts';
import { useRefusal } from '../cart/refusals.ts';
import type { IssuesFragment } from '../generated/graphql.ts';
import { useFormat } from '../shared/format.ts';
import type { Messages } from '../shared/messages/en.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { errorsOf, type Errors } from '../shared/use-form.ts';
import { BILLING, changeDraft } from './draft.ts';
import type { PlaceOrderRefusal } from './place-order.ts';
import type { Problem } from './preview-problem.tsx';

/** Returns a function that describes why an order was refused, with a link to the step where the customer can solve the problem. */
export function usePlacementProblem(): (refusal: PlaceOrderRefusal) => Problem {
  const messages = useMessages();
  const { checkout, common } = messages;
  const { user } = useSession();
  const format = useFormat();
  const refusalText = useRefusal();
  return useCallback(
    (refusal) => {
      switch (refusal.__typename) {
        case 'TotalChanged':
          return {
            text: checkout.updatedTotal(format.money(refusal.expected), format.money(refusal.actual)),
          };
        case 'ShippingMethodUnavailable':
          return {
            text: checkout.methodChanged,
            next: { label: checkout.steps.delivery, to: '/checkout/delivery' },
          };
        case 'InsufficientStock':
        case 'ProductUnavailable':
        case 'QuantityNotAllowed':
        case 'DiscountCodeRejected':
          return { text: refusalText(refusal), next: { label: messages.catalog.viewCart, to: '/cart' } };
        case 'CartEmpty':
          return { text: messages.refusals.cartEmpty, next: { label: common.continueShopping, to: '/' } };
        case 'TooManyUnpaidOrders':
          return {
            text: checkout.tooManyUnpaid(refusal.maxOrders),
            next: user
              ? { label: messages.account.nav.orders, to: '/account/orders' }
              : { label: messages.footer.findOrder, to: '/find-order' },
          };
        case 'IdempotencyKeyReused':
          // An order with this key exists. Another order needs another key.
          changeDraft({ idempotencyKey: newKey() });
          return {
            text: checkout.keyReused,
            next: user
              ? { label: messages.account.nav.orders, to: '/account/orders' }
              : { label: messages.footer.findOrder, to: '/find-order' },
          };
        case 'InvalidInput': {
          const fieldErrors = orderErrors(refusal, messages);
          changeDraft({ fieldErrors });
          const step = 'email' in fieldErrors ? 'contact' : 'delivery';
          return {
            text: Object.values(errorsOf(refusal, messages)).join(' '),
            next: { label: checkout.steps[step], to: `/checkout/${step}` },
          };
        }
        default:
          return { text: (refusal as { message: string }).message };
      }
    },
    [checkout, common, format, messages, refusalText, user],
  );
}

/** Returns the sentence for each invalid field, by the field names of the delivery step. */
function orderErrors({ issues }: Pick<IssuesFragment, 'issues'>, messages: Messages): Errors {
  const isBilling = ({ path }: { path: readonly string[] }) => path.includes('billingAddress');
  const billing = errorsOf({ issues: issues.filter(isBilling) }, messages);
  return {
    ...errorsOf({ issues: issues.filter((issue) => !isBilling(issue)) }, messages),
    ...Object.fromEntries(Object.entries(billing).map(([name, text]) => [`${BILLING}${name}`, text])),
  };
}
