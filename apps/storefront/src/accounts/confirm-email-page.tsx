import { useEffect } from 'react';
import { ConfirmEmailChange } from '../generated/graphql.ts';
import { FormPage } from '../shared/form-page.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { Alert, ButtonLink, Failure, Loading } from '../shared/ui.tsx';
import { readToken } from '../shared/url-token.ts';
import { InvalidLink } from './invalid-link.tsx';
import { setUser, useSession } from './session.ts';
import { useTokenMutation } from './use-token-mutation.ts';

export function ConfirmEmailPage() {
  const { account } = useMessages();
  const { user, isKnown } = useSession();
  const { data, error, retry } = useTokenMutation(ConfirmEmailChange, {
    pause: user === null,
    isSuccess: ({ confirmEmailChange }) => confirmEmailChange.__typename === 'ConfirmEmailChangeSuccess',
  });
  const result = data?.confirmEmailChange;
  const changed = result?.__typename === 'ConfirmEmailChangeSuccess' ? result.user : null;
  useEffect(() => {
    if (changed) setUser(changed);
  }, [changed]);
  const next = `/confirm-email#token=${readToken() ?? ''}`;
  return (
    <FormPage title={account.confirmTitle}>
      {isKnown && !user ? (
        <>
          <Alert tone="info">{account.confirmSignIn}</Alert>
          <ButtonLink href={`/sign-in?${new URLSearchParams({ next })}`} isWide>
            {account.signInButton}
          </ButtonLink>
        </>
      ) : error ? (
        <Failure error={error} retry={retry} />
      ) : !result ? (
        <Loading />
      ) : changed ? (
        <>
          <Alert tone="good">{account.emailChanged(changed.email)}</Alert>
          <ButtonLink href="/account" isWide>
            {account.goToAccount}
          </ButtonLink>
        </>
      ) : result.__typename === 'EmailTaken' ? (
        <Alert>{account.emailTaken}</Alert>
      ) : (
        <InvalidLink to="/account/profile" />
      )}
    </FormPage>
  );
}
