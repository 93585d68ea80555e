import { cookieSession, createClient } from '@ordergraph/client';

/** The client of the whole shop. The refresh token is in a cookie that scripts cannot read. */
export const api = createClient({
  url: '/graphql',
  session: cookieSession(),
  onSignedOut: () => window.dispatchEvent(new Event('signed-out')),
});
