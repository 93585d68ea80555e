import { Link, useLocation } from 'wouter';
import { cartToken } from '../cart/cart.ts';
import { api } from '../shared/api.ts';
import { FormPage } from '../shared/form-page.tsx';
import { useLocale, useMessages } from '../shared/messages/messages.tsx';
import { notify } from '../shared/notices.ts';
import { Alert, Button, Field } from '../shared/ui.tsx';
import { errorsOf, useForm } from '../shared/use-form.ts';
import { useNextPage } from './next-page.ts';
import { PasswordField } from './password-field.tsx';
import { signedIn } from './session.ts';

export function RegisterPage() {
  const messages = useMessages();
  const { account } = messages;
  const locale = useLocale();
  const [, navigate] = useLocation();
  const next = useNextPage();
  const { form, errors, isBusy } = useForm(async ({ email = '', name = '', password = '' }) => {
    const token = cartToken();
    const result = await api.signUp({ email, password, name, locale, ...(token && { cartToken: token }) });
    switch (result.__typename) {
      case 'RegisterSuccess': {
        const user = await signedIn();
        notify({ tone: 'good', text: account.welcome(user.name) });
        navigate(next, { replace: true });
        return null;
      }
      case 'EmailTaken':
        return { email: account.emailTaken };
      case 'InvalidInput':
        return errorsOf(result, messages);
    }
  });
  return (
    <FormPage title={account.registerTitle}>
      <form {...form}>
        {errors[''] && <Alert>{errors['']}</Alert>}
        <Field
          label={account.name}
          name="name"
          required
          maxLength={200}
          autoComplete="name"
          error={errors['name']}
        />
        <Field
          label={account.email}
          name="email"
          type="email"
          required
          maxLength={254}
          autoComplete="username"
          error={errors['email']}
        />
        <PasswordField
          label={account.password}
          name="password"
          autoComplete="new-password"
          hint={account.passwordHint}
          error={errors['password']}
        />
        <Button type="submit" isWide isBusy={isBusy}>
          {account.registerButton}
        </Button>
      </form>
      <p className="muted">
        {account.haveAccount}{' '}
        <Link href={`/sign-in?${new URLSearchParams({ next })}`}>{account.signInButton}</Link>
      </p>
    </FormPage>
  );
}
