import { useState } from 'react';
import { ResetPassword } from '../generated/graphql.ts';
import { api } from '../shared/api.ts';
import { FormPage } from '../shared/form-page.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { Alert, Button, ButtonLink } from '../shared/ui.tsx';
import { readToken } from '../shared/url-token.ts';
import { errorsOf, useForm } from '../shared/use-form.ts';
import { InvalidLink } from './invalid-link.tsx';
import { PasswordField } from './password-field.tsx';

export function ResetPasswordPage() {
  const messages = useMessages();
  const { account } = messages;
  const [token] = useState(readToken);
  const [isInvalid, setInvalid] = useState(token === null);
  const [email, setEmail] = useState<string | null>(null);
  const { form, errors, isBusy } = useForm(async ({ newPassword = '' }) => {
    const { resetPassword: result } = await api.mutate(ResetPassword, {
      input: { token: token ?? '', newPassword },
    });
    switch (result.__typename) {
      case 'ResetPasswordSuccess':
        setEmail(result.email);
        return null;
      case 'InvalidToken':
        setInvalid(true);
        return null;
      case 'InvalidInput':
        return errorsOf(result, messages);
    }
  });
  return (
    <FormPage title={account.resetTitle}>
      {email !== null ? (
        <>
          <Alert tone="good">{account.resetDone(email)}</Alert>
          <ButtonLink href="/sign-in" isWide>
            {account.signInButton}
          </ButtonLink>
        </>
      ) : isInvalid ? (
        <InvalidLink to="/forgot-password" />
      ) : (
        <form {...form}>
          {errors[''] && <Alert>{errors['']}</Alert>}
          <PasswordField
            label={account.newPassword}
            name="newPassword"
            autoComplete="new-password"
            hint={account.passwordHint}
            error={errors['newPassword']}
          />
          <Button type="submit" isWide isBusy={isBusy}>
            {account.resetButton}
          </Button>
        </form>
      )}
    </FormPage>
  );
}
