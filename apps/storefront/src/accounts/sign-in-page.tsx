import { Link, useLocation } from 'wouter';
import { cartToken } from '../cart/cart.ts';
import { api } from '../shared/api.ts';
import { FormPage } from '../shared/form-page.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { notify } from '../shared/notices.ts';
import { Alert, Button, Field } from '../shared/ui.tsx';
import { useForm } from '../shared/use-form.ts';
import { useNextPage } from './next-page.ts';
import { PasswordField } from './password-field.tsx';
import { signedIn } from './session.ts';

export function SignInPage() {
  const { account } = useMessages();
  const [, navigate] = useLocation();
  const next = useNextPage();
  const { form, errors, isBusy } = useForm(async ({ email = '', password = '' }) => {
    const token = cartToken();
    const result = await api.signIn({ email, password, ...(token && { cartToken: token }) });
    if (result.__typename !== 'LoginSuccess') return { '': account.wrongCredentials };
    const user = await signedIn();
    notify({ tone: 'good', text: account.welcome(user.name) });
    navigate(next, { replace: true });
    return null;
  });
  return (
    <FormPage title={account.signInTitle}>
      <form {...form}>
        {errors[''] && <Alert>{errors['']}</Alert>}
        <Field
          label={account.email}
          name="email"
          type="email"
          required
          autoComplete="username"
          maxLength={254}
          error={errors['email']}
        />
        <PasswordField
          label={account.password}
          name="password"
          autoComplete="current-password"
          error={errors['password']}
        />
        <Button type="submit" isWide isBusy={isBusy}>
          {account.signInButton}
        </Button>
      </form>
      <p>
        <Link href="/forgot-password">{account.forgot}</Link>
      </p>
      <p className="muted">
        {account.noAccount}{' '}
        <Link href={`/register?${new URLSearchParams({ next })}`}>{account.createAccount}</Link>
      </p>
    </FormPage>
  );
}
