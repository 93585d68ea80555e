import type {
  CatalogImportResolvers,
  MutationResolvers,
  QueryResolvers,
  Resolvers,
} from '../../generated/graphql.ts';
import type { CatalogImportRow } from '../../platform/db/schema.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import type { RequiredFieldResolvers } from '../../platform/graphql/required-field-resolvers.ts';
import { createExport } from './export/create-export.ts';
import { createUpload } from './import/create-upload.ts';
import { catalogImportById } from './import/imports.sql.ts';
import { startImport } from './import/start-import.ts';

const Query = {
  catalogImport: (_root, { id }, { db }) => catalogImportById(db, parseId(id)),
} satisfies QueryResolvers;

const Mutation = {
  createImportUpload: (_root, { input }, context) => createUpload(context, input),
  startCatalogImport: (_root, args, context) => startImport(context, args),
  createExport: (_root, args, context) => createExport(context, args),
} satisfies MutationResolvers;

const CatalogImport = {
  percent: ({ bytesRead, bytesTotal }) =>
    bytesTotal === 0 ? 0 : Math.min(100, Math.floor((100 * bytesRead) / bytesTotal)),
} satisfies RequiredFieldResolvers<CatalogImportRow, CatalogImportResolvers>;

export const exchange = { Query, Mutation, CatalogImport } satisfies Resolvers;
