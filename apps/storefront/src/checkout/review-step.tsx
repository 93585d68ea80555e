import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useSession } from '../accounts/session.ts';
import { AddressText } from '../addresses/address-text.tsx';
import { cartToken } from '../cart/cart.ts';
import { QuantityFixes } from '../cart/quantity-fix-buttons.tsx';
import { useRefusal } from '../cart/refusals.ts';
import { useFormat } from '../shared/format.ts';
import { Icon } from '../shared/icons.tsx';
import { useLocale, useMessages } from '../shared/messages/messages.tsx';
import { isZero } from '../shared/money.ts';
import { useShop } from '../shared/shop.tsx';
import { Alert, Button, Failure, Loading } from '../shared/ui.tsx';
import { PreviewContent } from './checkout-summary.tsx';
import { changeDraft, orderInput, useDraft } from './draft.ts';
import { PreviewProblem, ProblemAlert } from './preview-problem.tsx';
import { StepTitle } from './step-form.tsx';
import { usePlacement } from './use-placement.ts';
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
  const refusalText = useRefusal();
  const { result, error, reload } = usePreview();
  const { isPlacing, problem, unfinished, send } = usePlacement(reload);

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
