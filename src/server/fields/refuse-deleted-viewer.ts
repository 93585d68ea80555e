import { databaseError } from '../../platform/db/client.ts';
import { unauthenticated } from '../../platform/errors.ts';
import type { SchemaField, Wrap } from './schema-field.ts';

const FOREIGN_KEY_VIOLATION = '23503';
/** The name that drizzle-kit gives to each foreign key to an account. */
const KEY_OF_ACCOUNT = /_users_id_fkey$/;

/**
 * Answers UNAUTHENTICATED to a mutation whose account was deleted after the request was authenticated. The database then rejects
 * each row that refers to the account.
 */
export function refuseDeletedViewer({ schema, type }: SchemaField): Wrap | undefined {
  if (type !== schema.getMutationType()) return undefined;
  return (resolve) => async (source, args, context, info) => {
    try {
      return (await resolve(source, args, context, info)) as unknown;
    } catch (error) {
      const { code, constraint = '' } = databaseError(error);
      const isDeleted = code === FOREIGN_KEY_VIOLATION && KEY_OF_ACCOUNT.test(constraint);
      throw isDeleted && context.viewer ? unauthenticated() : error;
    }
  };
}
