import { useMessages } from './messages/messages.tsx';
import { Page } from './page.tsx';
import { ButtonLink, Empty } from './ui.tsx';

export function NotFoundPage() {
  const { errors, common } = useMessages();
  return (
    <Page title={errors.pageMissing}>
      <h1 className="visually-hidden">{errors.pageMissing}</h1>
      <Empty title={errors.pageMissing} hint={errors.pageMissingHint}>
        <ButtonLink href="/">{common.goHome}</ButtonLink>
      </Empty>
    </Page>
  );
}
