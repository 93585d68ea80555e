import type { SearchSynonymsInput } from '../../../generated/graphql.ts';
import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { transaction, type Queryable } from '../../../platform/db/client.ts';
import { takeLock } from '../../../platform/db/locks.ts';
import type { SearchSynonymsRow } from '../../../platform/db/schema.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import { invalidInput, issueAt, parseInput } from '../../../platform/graphql/input-issues.ts';
import {
  countSynonyms,
  deleteSynonymsRow,
  insertSynonyms,
  lockSynonyms,
  searchKeysOf,
  updateSynonymsRow,
} from './synonyms.sql.ts';

const MAX_GROUPS = 1_000;
const [MIN_TERMS, MAX_TERMS] = [2, 20];
const MAX_TERM_LENGTH = 100;

export async function createSynonyms(ctx: AuditedContext, input: SearchSynonymsInput) {
  const { value, refusal } = await parseTerms(ctx.db, input);
  if (refusal) return refusal;
  return transaction(ctx.db, async (tx) => {
    // Without the lock, two concurrent requests could together exceed the maximum.
    await takeLock(tx, 'searchSynonyms');
    if ((await countSynonyms(tx)) >= MAX_GROUPS) return SYNONYMS_FULL;
    const synonyms = await insertSynonyms(tx, value);
    await recordChange(tx, ctx, 'SearchSynonyms', null, audited(synonyms));
    return { __typename: 'SearchSynonymsSuccess' as const, synonyms };
  });
}

export async function updateSynonyms(ctx: AuditedContext, rawId: RawId, input: SearchSynonymsInput) {
  const id = parseId(rawId);
  const { value, refusal } = await parseTerms(ctx.db, input);
  if (refusal) return refusal;
  return transaction(ctx.db, async (tx) => {
    const before = await lockSynonyms(tx, id);
    if (!before) throw notFound('group of synonyms');
    const synonyms = await updateSynonymsRow(tx, id, value);
    await recordChange(tx, ctx, 'SearchSynonyms', audited(before), audited(synonyms));
    return { __typename: 'SearchSynonymsSuccess' as const, synonyms };
  });
}

export function deleteSynonyms(ctx: AuditedContext, rawId: RawId) {
  const id = parseId(rawId);
  return transaction(ctx.db, async (tx) => {
    const synonyms = await lockSynonyms(tx, id);
    if (!synonyms) throw notFound('group of synonyms');
    await deleteSynonymsRow(tx, id);
    await recordChange(tx, ctx, 'SearchSynonyms', audited(synonyms), null);
    return { __typename: 'DeleteSearchSynonymsSuccess' as const, synonyms };
  });
}

/** Leaves out the keys: they are computed from the terms. */
const audited = ({ id, terms }: SearchSynonymsRow) => ({ id, terms });

async function parseTerms(db: Queryable, { terms: given }: SearchSynonymsInput) {
  const { value: terms, refusal } = parseInput((parser) => {
    if (given.length < MIN_TERMS || given.length > MAX_TERMS)
      parser.add('terms', 'OUT_OF_RANGE', `must have from ${MIN_TERMS} to ${MAX_TERMS} entries.`);
    return given.map((term, at) => parser.text(`terms.${at}`, term, 1, MAX_TERM_LENGTH));
  });
  if (refusal) return { refusal };
  const keys = await searchKeysOf(db, terms);
  const issues = keys.flatMap((key, at) => {
    if (key === '') return [issueAt(`terms.${at}`, 'INVALID', 'has no letter or digit.')];
    if (keys.indexOf(key) < at)
      return [issueAt(`terms.${at}`, 'DUPLICATE', 'is the same as an earlier term for the search.')];
    return [];
  });
  return issues.length > 0 ? { refusal: invalidInput(...issues) } : { value: { terms, keys } };
}

const SYNONYMS_FULL = {
  __typename: 'SearchSynonymsFull' as const,
  message: `The shop has ${MAX_GROUPS} groups of synonyms, the maximum. Delete one of them first.`,
  maximum: MAX_GROUPS,
};
