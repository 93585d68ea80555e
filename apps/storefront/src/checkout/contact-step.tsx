import { Link, useLocation } from 'wouter';
import { useSession } from '../accounts/session.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { useShop } from '../shared/shop.tsx';
import { Alert, ButtonLink, Field } from '../shared/ui.tsx';
import { useForm } from '../shared/use-form.ts';
import { changeDraft, useDraft } from './draft.ts';
import { StepForm, StepTitle } from './step-form.tsx';

const SIGN_IN = '/sign-in?next=/checkout/contact';

export function ContactStep() {
  const { checkout, cart, account } = useMessages();
  const { shop } = useShop();
  const { user } = useSession();
  const { email, fieldErrors } = useDraft();
  const [, navigate] = useLocation();
  const form = useForm(async (values) => {
    if (!user) changeDraft({ email: values['email'] ?? '', fieldErrors: undefined });
    navigate('/checkout/delivery');
  });
  if (!user && !shop.guestCheckout) {
    return (
      <>
        <StepTitle>{checkout.contactTitle}</StepTitle>
        <Alert tone="info">{checkout.signInRequired}</Alert>
        <div className="actions">
          <ButtonLink href="/register?next=/checkout/contact" look="quiet">
            {account.createAccount}
          </ButtonLink>
          <ButtonLink href={SIGN_IN}>{account.signInButton}</ButtonLink>
        </div>
      </>
    );
  }
  return (
    <StepForm title={checkout.contactTitle} back={{ label: cart.title, to: '/cart' }} form={form}>
      {user ? (
        <p>{checkout.signedInAs(user.email)}</p>
      ) : (
        <>
          <p className="muted">
            {checkout.asGuest} {checkout.haveAccount} <Link href={SIGN_IN}>{checkout.signInFaster}</Link>
          </p>
          <Field
            label={checkout.email}
            hint={checkout.emailHint}
            name="email"
            type="email"
            autoComplete="email"
            required
            maxLength={254}
            defaultValue={email}
            error={form.errors['email'] ?? fieldErrors?.['email']}
          />
        </>
      )}
    </StepForm>
  );
}
