import { useEffect, useState } from 'react';
import { Link, Redirect } from 'wouter';
import { useSession } from '../accounts/session.ts';
import { useCart } from '../cart/cart.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { Page } from '../shared/page.tsx';
import { useShop } from '../shared/shop.tsx';
import { ButtonLink, Empty, Loading } from '../shared/ui.tsx';
import { CheckoutSummary } from './checkout-summary.tsx';
import { ContactStep } from './contact-step.tsx';
import { DeliveryStep } from './delivery-step.tsx';
import { adoptDraft, firstOpenStep, isOfOther, isStep, STEPS, useDraft, type Step } from './draft.ts';
import { PaymentStep } from './payment-step.tsx';
import { lastPlacedPath, unfinishedPlacement } from './place-order.ts';
import { ReviewStep } from './review-step.tsx';

const COMPONENTS = { contact: ContactStep, delivery: DeliveryStep, payment: PaymentStep, review: ReviewStep };

/** Waits for the session. The tab may still store a draft of another account, which must not be shown. */
export function CheckoutPage({ step }: { step: string }) {
  const { user, isKnown } = useSession();
  const draft = useDraft();
  const userId = user?.id ?? null;
  const isAdopted = isKnown && draft.userId === userId;
  useEffect(() => {
    if (isKnown && !isAdopted) adoptDraft(userId);
  }, [isKnown, isAdopted, userId]);
  return isKnown && !isOfOther(draft, userId) ? <Checkout key={userId} step={step} /> : <Loading />;
}

function Checkout({ step: name }: { step: string }) {
  const { checkout, cart: cartTexts, common } = useMessages();
  const { shop } = useShop();
  const { user } = useSession();
  const { cart, isLoaded } = useCart();
  const draft = useDraft();
  // If a `placeOrder` request has no response yet, the last step repeats it. The cart may already be empty then.
  const [isResuming] = useState(() => unfinishedPlacement(user?.id ?? null) !== null);
  if (!isLoaded && !cart) return <Loading />;
  const isGuest = user === null;
  const step = isStep(name) ? name : 'contact';
  const hasPayment = shop.payment != null;
  if (step === 'payment' && !hasPayment) return <Redirect to="/checkout/review" replace />;
  if (isResuming && step !== 'review') return <Redirect to="/checkout/review" replace />;
  if (!isResuming && (!cart || cart.items.length === 0)) {
    const placedPath = lastPlacedPath(user?.id ?? null);
    if (placedPath) return <Redirect to={placedPath} replace />;
    return (
      <Page title={checkout.title}>
        <h1 className="visually-hidden">{checkout.title}</h1>
        <Empty title={cartTexts.empty} hint={cartTexts.emptyHint}>
          <ButtonLink href="/">{common.continueShopping}</ButtonLink>
        </Empty>
      </Page>
    );
  }
  const open = firstOpenStep(draft, {
    isGuest,
    needsPayment: hasPayment,
  });
  const isReachable = STEPS.indexOf(step) <= STEPS.indexOf(open);
  if (!isResuming && !isReachable) return <Redirect to={`/checkout/${open}`} replace />;
  const Current = COMPONENTS[step];
  return (
    <Page title={`${checkout.steps[step]} – ${checkout.title}`} className="checkout">
      <h1>{checkout.title}</h1>
      <StepList step={step} open={open} steps={STEPS.filter((one) => hasPayment || one !== 'payment')} />
      <div className="with-aside">
        <section className="step" aria-label={checkout.steps[step]}>
          <Current key={step} />
        </section>
        <CheckoutSummary />
      </div>
    </Page>
  );
}

function StepList({ step, open, steps }: { step: Step; open: Step; steps: readonly Step[] }) {
  const { checkout } = useMessages();
  const position = steps.indexOf(step);
  useEffect(() => {
    document.getElementById('step-title')?.focus();
  }, [step]);
  return (
    <nav aria-label={checkout.stepOf(position + 1, steps.length)}>
      <ol className="steps">
        {steps.map((name, at) => (
          <li key={name} className={at < position ? 'done' : at === position ? 'current' : undefined}>
            {at !== position && at <= steps.indexOf(open) ? (
              <Link href={`/checkout/${name}`}>{checkout.steps[name]}</Link>
            ) : (
              <span aria-current={at === position ? 'step' : undefined}>{checkout.steps[name]}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
