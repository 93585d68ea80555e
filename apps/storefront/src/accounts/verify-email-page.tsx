import { VerifyEmail } from '../generated/graphql.ts';
import { FormPage } from '../shared/form-page.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { Alert, ButtonLink, Failure, Loading } from '../shared/ui.tsx';
import { InvalidLink } from './invalid-link.tsx';
import { useTokenMutation } from './use-token-mutation.ts';

export function VerifyEmailPage() {
  const { account } = useMessages();
  const { data, error, retry } = useTokenMutation(VerifyEmail, {
    isSuccess: ({ verifyEmail }) => verifyEmail.__typename === 'VerifyEmailSuccess',
  });
  const result = data?.verifyEmail;
  return (
    <FormPage title={account.verifyTitle}>
      {error ? (
        <Failure error={error} retry={retry} />
      ) : !result ? (
        <Loading />
      ) : result.__typename === 'VerifyEmailSuccess' ? (
        <>
          <Alert tone="good">{account.verified(result.email)}</Alert>
          <ButtonLink href="/account" isWide>
            {account.goToAccount}
          </ButtonLink>
        </>
      ) : (
        <InvalidLink to="/account/profile" />
      )}
    </FormPage>
  );
}
