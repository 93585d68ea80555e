import { cookieSession, createClient } from '@ordergraph/client';

/** An event of the window: the session has ended, but not by a sign-out in this window. */
export const SIGNED_OUT = 'signed-out';

/** The API client of the storefront. The refresh token is in a cookie that scripts cannot read. */
export const api = createClient({
  url: '/graphql',
  session: cookieSession(),
  onSignedOut: () => window.dispatchEvent(new Event(SIGNED_OUT)),
});
