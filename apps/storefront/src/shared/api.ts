import { cookieSession, createClient } from '@ordergraph/client';

/** An event of the window: the session has ended, other than by the customer in this window. */
export const SIGNED_OUT = 'signed-out';

/** The client of the whole shop. The refresh token is in a cookie that scripts cannot read. */
export const api = createClient({
  url: '/graphql',
  session: cookieSession(),
  onSignedOut: () => window.dispatchEvent(new Event(SIGNED_OUT)),
});
