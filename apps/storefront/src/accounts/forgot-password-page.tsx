import { useState } from 'react';
import { Link } from 'wouter';
import { RequestPasswordReset } from '../generated/graphql.ts';
import { api } from '../shared/api.ts';
import { FormPage } from '../shared/form-page.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { Alert, Button, Field } from '../shared/ui.tsx';
import { useForm } from '../shared/use-form.ts';

export function ForgotPasswordPage() {
  const { account } = useMessages();
  const [isSent, setSent] = useState(false);
  const { form, errors, isBusy } = useForm(async ({ email = '' }) => {
    await api.mutate(RequestPasswordReset, { email });
    setSent(true);
  });
  return (
    <FormPage title={account.forgotTitle}>
      {isSent ? (
        <Alert tone="good">{account.resetSent}</Alert>
      ) : (
        <form {...form}>
          <p className="muted">{account.forgotHint}</p>
          {errors[''] && <Alert>{errors['']}</Alert>}
          <Field
            label={account.email}
            name="email"
            type="email"
            required
            maxLength={254}
            autoComplete="username"
            error={errors['email']}
          />
          <Button type="submit" isWide isBusy={isBusy}>
            {account.sendLink}
          </Button>
        </form>
      )}
      <p>
        <Link href="/sign-in">{account.signInButton}</Link>
      </p>
    </FormPage>
  );
}
