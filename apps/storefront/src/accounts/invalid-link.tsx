import { useMessages } from '../shared/messages/messages.tsx';
import { Alert, ButtonLink } from '../shared/ui.tsx';

/** Says that a link of an e-mail does not work, and where to get another one. */
export function InvalidLink({ to }: { to: string }) {
  const { account } = useMessages();
  return (
    <>
      <Alert>{account.invalidToken}</Alert>
      <ButtonLink href={to} isWide>
        {account.newLink}
      </ButtonLink>
    </>
  );
}
