import { useState } from 'react';
import { RequestEmailChange, RequestEmailVerification, UpdateProfile } from '../generated/graphql.ts';
import { api } from '../shared/api.ts';
import { useLocale, useMessages } from '../shared/messages/messages.tsx';
import { notify } from '../shared/notices.ts';
import { Alert, Button, Field } from '../shared/ui.tsx';
import { useAction } from '../shared/use-action.ts';
import { errorsOf, useForm } from '../shared/use-form.ts';
import { mutate } from '../shared/mutate.ts';
import { PasswordField } from './password-field.tsx';
import { setUser, useSession } from './session.ts';

export function ProfilePage() {
  const messages = useMessages();
  const { account, common } = messages;
  const { user } = useSession();
  const locale = useLocale();
  const { form, errors, isBusy } = useForm(async ({ name = '' }) => {
    const { updateProfile: result } = await mutate(UpdateProfile, { input: { name, locale } });
    if (result.__typename === 'InvalidInput') return errorsOf(result, messages);
    setUser(result.user);
    notify({ tone: 'good', text: common.saved });
    return null;
  });
  return (
    <>
      <section className="card" aria-labelledby="profile">
        <h2 id="profile">{account.profileTitle}</h2>
        <form {...form}>
          {errors[''] && <Alert>{errors['']}</Alert>}
          <Field
            label={account.name}
            name="name"
            required
            maxLength={200}
            autoComplete="name"
            defaultValue={user?.name}
            error={errors['name']}
          />
          <Button type="submit" isBusy={isBusy}>
            {common.save}
          </Button>
        </form>
      </section>
      <EmailCard />
    </>
  );
}

function EmailCard() {
  const messages = useMessages();
  const { account } = messages;
  const { user } = useSession();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const verification = useAction();
  const { form, errors, isBusy } = useForm(async ({ newEmail = '', password = '' }) => {
    const input = { newEmail, password };
    const { requestEmailChange: result } = await api.mutate(RequestEmailChange, { input });
    switch (result.__typename) {
      case 'RequestEmailChangeSuccess':
        setSentTo(result.newEmail);
        return null;
      case 'WrongPassword':
        return { password: account.wrongPassword };
      case 'InvalidInput':
        return errorsOf(result, messages);
    }
  });
  const verify = () =>
    verification.run(async () => {
      await api.mutate(RequestEmailVerification, {});
      notify({ tone: 'good', text: account.verificationSent });
    });
  return (
    <section className="card" aria-labelledby="email">
      <h2 id="email">{account.emailTitle}</h2>
      <p>{user?.email}</p>
      {user && !user.emailVerifiedAt && (
        <Alert tone="info">
          <p>{account.unverified}</p>
          <Button look="text" onClick={() => void verify()} isBusy={verification.isBusy}>
            {account.sendVerification}
          </Button>
        </Alert>
      )}
      {sentTo !== null ? (
        <Alert tone="good">{account.changeEmailSent(sentTo)}</Alert>
      ) : (
        <details>
          <summary>{account.changeEmail}</summary>
          <form {...form}>
            {errors[''] && <Alert>{errors['']}</Alert>}
            <Field
              label={account.newEmail}
              name="newEmail"
              type="email"
              required
              maxLength={254}
              autoComplete="email"
              error={errors['newEmail']}
            />
            <PasswordField
              label={account.currentPassword}
              name="password"
              autoComplete="current-password"
              error={errors['password']}
            />
            <Button type="submit" isBusy={isBusy}>
              {account.changeEmail}
            </Button>
          </form>
        </details>
      )}
    </section>
  );
}
