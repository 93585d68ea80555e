export { createClient, type CallOptions, type Client, type ClientOptions } from './client.ts';
export type { Document, TypedDocument } from './document.ts';
export { ApiError, type ErrorCode, type GraphqlError } from './errors.ts';
export { formatDate, formatMoney, type Money } from './format.ts';
export { issuesByField } from './issues.ts';
export type { Handlers } from './live.ts';
export { match } from './match.ts';
export { newKey } from './new-key.ts';
export { pages } from './pages.ts';
export {
  cookieSession,
  memorySession,
  storageSession,
  type SessionStore,
  type TextStorage,
} from './sessions.ts';
