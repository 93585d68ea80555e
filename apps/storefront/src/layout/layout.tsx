import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { SIGNED_OUT } from '../shared/events.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { useNavigation } from '../shared/navigation.ts';
import { notify } from '../shared/notices.ts';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { Notices } from './notice-list.tsx';

export function Layout({ children }: { children: ReactNode }) {
  const { common } = useMessages();
  const main = useRef<HTMLElement>(null);
  return (
    <>
      <Effects main={main} />
      <a className="skip" href="#main">
        {common.skipToContent}
      </a>
      <Header />
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
      <Footer />
      <Notices />
    </>
  );
}

/** A separate component, so that a change of the URL does not render the header and the footer. */
function Effects({ main }: { main: RefObject<HTMLElement | null> }) {
  useNavigation(main);
  useSignedOutNotice();
  return null;
}

/** Says that the session has ended: it has expired, or the account was signed out elsewhere. */
function useSignedOutNotice(): void {
  const { errors, header } = useMessages();
  useEffect(() => {
    const onSignedOut = () =>
      notify({ tone: 'bad', text: errors.signedOut, link: { label: header.signIn, to: '/sign-in' } });
    window.addEventListener(SIGNED_OUT, onSignedOut);
    return () => window.removeEventListener(SIGNED_OUT, onSignedOut);
  }, [errors, header]);
}
