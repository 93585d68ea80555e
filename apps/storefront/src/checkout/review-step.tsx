import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { newKey } from '@ordergraph/client';
import { useSession } from '../accounts/session.ts';
import { cart, cartToken } from '../cart/cart.ts';
import { QuantityFixes } from '../cart/quantity-fix-buttons.tsx';
import { useRefusal } from '../cart/refusals.ts';
import type { IssuesFragment } from '../generated/graphql.ts';
import { AddressText } from '../orders/address-text.tsx';
import { useFormat } from '../shared/format.ts';
import { Icon } from '../shared/icons.tsx';
import { useLocale, useMessages } from '../shared/messages/messages.tsx';
import type { Messages } from '../shared/messages/en.ts';
import { isZero } from '../shared/money.ts';
import { problemText } from '../shared/problem.ts';
import { useShop } from '../shared/shop.tsx';
import { Alert, Button, Failure, Loading } from '../shared/ui.tsx';
import { errorsOf, type Errors } from '../shared/use-form.ts';
import { BILLING, changeDraft, finishDraft, orderInput, useDraft } from './draft.ts';
import { PreviewContent } from './checkout-summary.tsx';
import {
  pathOf,
  place,
  unfinishedPlacement,
  type Placed,
  type Placement,
  type PlaceOrderRefusal,
} from './place-order.ts';
import { PreviewProblem, ProblemAlert, type Problem } from './preview-problem.tsx';
import { StepTitle } from './step-form.tsx';
import { isPreview, usePreview } from './use-preview.ts';

export function ReviewStep() {
  const messages = useMessages();
  const { checkout, common } = messages;
  const draft = useDraft();
  const { user } = useSession();
  const userId = user?.id ?? null;
  const { shop } = useShop();
  const locale = useLocale();
  const format = useFormat();
  const [, navigate] = useLocation();
  const refusalText = useRefusal();
  const { result, error, reload } = usePreview();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isPlacing, setPlacing] = useState(false);
  const running = useRef(false);

  const open = useCallback(
    (placed: Placed) => {
      navigate(pathOf(placed), { replace: true });
      // After the navigation: the checkout would lead back to the first step of the next draft.
      finishDraft();
      void cart.reload().catch(() => {});
    },
    [navigate],
  );

  /** Returns the problem, and a link to the step where the customer can solve it. Nothing was ordered. */
  const explain = useCallback(
    (refusal: PlaceOrderRefusal): Problem => {
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
          // The order of this key exists. Another order needs a key of its own.
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

  const send = useCallback(
    async (placement: Placement) => {
      // A second click, before React has disabled the button.
      if (running.current) return;
      running.current = true;
      setPlacing(true);
      setProblem(null);
      try {
        const placed = await place(placement);
        if (placed.__typename === 'PlaceOrderSuccess') return open(placed);
        setProblem(explain(placed));
        reload();
        void cart.reload().catch(() => {});
      } catch (failure) {
        setProblem({
          text: unfinishedPlacement(userId) ? checkout.connectionLost : problemText(failure, messages),
        });
      } finally {
        running.current = false;
        setPlacing(false);
      }
      return undefined;
    },
    [checkout, explain, messages, open, reload, userId],
  );

  // After a reload, the order that was sent is sent again: with its key, it is placed once.
  const hasResumed = useRef(false);
  useEffect(() => {
    const placement = unfinishedPlacement(userId);
    if (!placement || hasResumed.current) return;
    hasResumed.current = true;
    void send(placement);
  }, [send, userId]);

  if (isPlacing) {
    return (
      <div className="empty" role="status">
        <span className="spinner large" aria-hidden="true" />
        <h2>{checkout.placing}</h2>
        <p>{checkout.doNotClose}</p>
      </div>
    );
  }
  const alert = problem && <ProblemAlert problem={problem} />;
  const unfinished = unfinishedPlacement(userId);
  if (unfinished) {
    return (
      <>
        {alert}
        <Button onClick={() => void send(unfinished)}>{common.tryAgain}</Button>
      </>
    );
  }
  if (error) return <Failure error={error} retry={reload} />;
  if (!result) return <Loading />;
  if (!isPreview(result)) {
    return (
      <>
        {alert}
        {!problem?.next && <PreviewProblem refusal={result} />}
      </>
    );
  }
  const isFree = isZero(result.total);
  const { destination } = draft;
  const confirm = () =>
    send({
      input: orderInput(draft, {
        isGuest: user === null,
        cartToken: cartToken(),
        expectedTotal: result.total.amount,
        locale,
      }),
      paymentToken: isFree ? null : (draft.payment?.token ?? null),
      userId,
    });
  return (
    <>
      <StepTitle>{checkout.reviewTitle}</StepTitle>
      {alert}
      {result.problems.length > 0 && (
        <Alert>
          {result.problems.map((one, position) => (
            <p key={position}>
              {refusalText(one)} <QuantityFixes problem={one} onFixed={reload} />
            </p>
          ))}
          <p>
            <Link href="/cart">{messages.catalog.viewCart}</Link>
          </p>
        </Alert>
      )}
      <div className="review">
        <ReviewPart title={checkout.contact} step="contact">
          {user?.email ?? draft.email}
        </ReviewPart>
        <ReviewPart title={checkout.deliverTo} step="delivery">
          {destination && <AddressText address={destination.address} />}
        </ReviewPart>
        <ReviewPart title={checkout.deliveryMethod} step="delivery">
          {draft.shippingMethod?.name ?? '–'}
        </ReviewPart>
        {shop.payment && (
          <ReviewPart title={checkout.payWith} step="payment">
            {draft.payment?.label ?? '–'}
          </ReviewPart>
        )}
      </div>
      <div className="narrow-only">
        <PreviewContent preview={result} />
      </div>
      <details className="notes" open={draft.notes !== undefined && draft.notes !== ''}>
        <summary>
          {checkout.notes} <span className="muted">({common.optional})</span>
        </summary>
        <textarea
          aria-label={checkout.notes}
          rows={3}
          maxLength={2000}
          defaultValue={draft.notes}
          onBlur={({ target }) => changeDraft({ notes: target.value.trim() || undefined })}
        />
      </details>
      <div className="actions">
        <Link href={shop.payment ? '/checkout/payment' : '/checkout/delivery'} className="back">
          <Icon name="left" /> {shop.payment ? checkout.steps.payment : checkout.steps.delivery}
        </Link>
        <Button onClick={() => void confirm()} disabled={result.problems.some(isBlocking)}>
          <Icon name="lock" />
          {shop.payment && !isFree ? checkout.placeAndPay(format.money(result.total)) : checkout.place}
        </Button>
      </div>
    </>
  );
}

/** Returns the sentence for each invalid field, as the fields of the delivery are named. */
function orderErrors({ issues }: Pick<IssuesFragment, 'issues'>, messages: Messages): Errors {
  const isBilling = ({ path }: { path: readonly string[] }) => path.includes('billingAddress');
  const billing = errorsOf({ issues: issues.filter(isBilling) }, messages);
  return {
    ...errorsOf({ issues: issues.filter((issue) => !isBilling(issue)) }, messages),
    ...Object.fromEntries(Object.entries(billing).map(([name, text]) => [`${BILLING}${name}`, text])),
  };
}

/** A changed price does not prevent the order: the customer sees the new total. */
const isBlocking = ({ __typename }: { __typename: string }) => __typename !== 'PriceChanged';

function ReviewPart({
  title,
  step,
  children,
}: {
  title: string;
  step: 'contact' | 'delivery' | 'payment';
  children: ReactNode;
}) {
  const { common } = useMessages();
  return (
    <div>
      <h3>{title}</h3>
      <div>{children}</div>
      <Link href={`/checkout/${step}`} aria-label={`${common.edit}: ${title}`}>
        {common.edit}
      </Link>
    </div>
  );
}
