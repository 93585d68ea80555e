import type { Database } from './db/client.ts';
import type { LogError } from './errors.ts';
import type { ClientInfo } from './request-info.ts';
import type { Viewer } from './viewer.ts';

/**
 * The part of a request that use cases read. A use case takes the fields it needs as its first parameter, such as
 * `Pick<UseCaseContext, 'db' | 'viewer'>`, and the input as its second.
 */
export type UseCaseContext = { db: Database; viewer: Viewer | null; client: ClientInfo; log: LogError };
