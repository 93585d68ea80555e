import { cookieSession, createClient } from '@ordergraph/client';
import { SIGNED_OUT } from './events.ts';

/** The API client of the storefront. The refresh token is in a cookie that scripts cannot read. */
export const api = createClient({
  url: '/graphql',
  session: cookieSession(),
  onSignedOut: () => window.dispatchEvent(new Event(SIGNED_OUT)),
});
