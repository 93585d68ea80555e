import { useLocation } from 'wouter';
import {
  ChangePassword,
  DeleteAccount,
  LogoutEverywhere,
  MySessions,
  RevokeSession,
} from '../generated/graphql.ts';
import { api } from '../shared/api.ts';
import { useFormat } from '../shared/format.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { notify } from '../shared/notices.ts';
import { Alert, Button, Failure, Loading } from '../shared/ui.tsx';
import { useAction } from '../shared/use-action.ts';
import { errorsOf, useForm } from '../shared/use-form.ts';
import { useRead } from '../shared/use-query.ts';
import { deviceName } from './device-name.ts';
import { PasswordField } from './password-field.tsx';

export const SecurityPage = () => (
  <>
    <PasswordCard />
    <SessionsCard />
    <DeleteCard />
  </>
);

function PasswordCard() {
  const messages = useMessages();
  const { account } = messages;
  const { form, errors, isBusy } = useForm(async ({ currentPassword = '', newPassword = '' }, element) => {
    const input = { currentPassword, newPassword };
    const { changePassword: result } = await api.mutate(ChangePassword, { input });
    switch (result.__typename) {
      case 'ChangePasswordSuccess':
        element.reset();
        notify({ tone: 'good', text: account.passwordChanged });
        return null;
      case 'WrongPassword':
        return { currentPassword: account.wrongPassword };
      case 'InvalidInput':
        return errorsOf(result, messages);
    }
  });
  return (
    <section className="card" aria-labelledby="password">
      <h2 id="password">{account.passwordTitle}</h2>
      <form {...form}>
        {errors[''] && <Alert>{errors['']}</Alert>}
        <PasswordField
          label={account.currentPassword}
          name="currentPassword"
          autoComplete="current-password"
          error={errors['currentPassword']}
        />
        <PasswordField
          label={account.newPassword}
          name="newPassword"
          autoComplete="new-password"
          hint={account.passwordHint}
          error={errors['newPassword']}
        />
        <Button type="submit" isBusy={isBusy}>
          {account.changePassword}
        </Button>
      </form>
    </section>
  );
}

function SessionsCard() {
  const { account } = useMessages();
  const format = useFormat();
  const { data, error, reload } = useRead(MySessions, {}, { isVolatile: true });
  const { isBusy, run } = useAction();
  const end = (id: string) =>
    run(async () => {
      await api.mutate(RevokeSession, { id });
      reload();
    });
  const endAll = () =>
    run(async () => {
      await api.mutate(LogoutEverywhere, {});
      await api.signOut();
    });
  return (
    <section className="card" aria-labelledby="sessions">
      <h2 id="sessions">{account.sessionsTitle}</h2>
      {error ? <Failure error={error} retry={reload} /> : !data && <Loading />}
      <ul className="sessions">
        {data?.me?.sessions?.map(({ id, userAgent, lastUsedAt, address, current }) => (
          <li key={id}>
            <div>
              <strong>{deviceName(userAgent) ?? account.unknownDevice}</strong>{' '}
              {current && <span className="pill good">{account.thisDevice}</span>}
              <p className="muted">
                {account.lastUsed(format.dateTime(lastUsedAt))} {address && `· ${address}`}
              </p>
            </div>
            {!current && (
              <Button look="text" onClick={() => void end(id)} isBusy={isBusy}>
                {account.endSession}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button look="quiet" onClick={() => void endAll()} isBusy={isBusy}>
        {account.signOutEverywhere}
      </Button>
    </section>
  );
}

function DeleteCard() {
  const { account } = useMessages();
  const [, navigate] = useLocation();
  const { form, errors, isBusy } = useForm(async ({ password = '' }) => {
    const input = { password };
    const { deleteAccount: result } = await api.mutate(DeleteAccount, { input });
    switch (result.__typename) {
      case 'DeleteAccountSuccess':
        navigate('/');
        await api.signOut();
        notify({ tone: 'good', text: account.deleted });
        return null;
      case 'WrongPassword':
        return { password: account.wrongPassword };
      case 'LastAdministrator':
        return { '': account.lastAdministrator };
    }
  });
  return (
    <section className="card" aria-labelledby="delete">
      <h2 id="delete">{account.deleteTitle}</h2>
      <details>
        <summary>{account.deleteTitle}</summary>
        <form {...form}>
          <p className="muted">{account.deleteHint}</p>
          {errors[''] && <Alert>{errors['']}</Alert>}
          <PasswordField
            label={account.currentPassword}
            name="password"
            autoComplete="current-password"
            error={errors['password']}
          />
          <Button type="submit" look="danger" isBusy={isBusy}>
            {account.deleteButton}
          </Button>
        </form>
      </details>
    </section>
  );
}
