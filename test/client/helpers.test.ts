import { formatDate, formatMoney, issuesByField, match, newKey } from '@ordergraph/client';
import {
  addMoney,
  compareMoney,
  fromMinorUnits,
  isZero,
  multiplyMoney,
  toMinorUnits,
} from '@ordergraph/client/scalars';

type Result =
  | { __typename: 'Success'; id: string }
  | { __typename: 'InvalidInput'; message: string; issues: { path: string[]; message: string }[] }
  | { __typename: 'CartEmpty'; message: string };

const sentence = (result: Result) =>
  match(result, {
    Success: ({ id }) => id,
    InvalidInput: ({ issues }) => `${issues.length} issues`,
    UserError: ({ message }) => message,
  });

test('matches each member, and refusals without a handler as UserError', () => {
  expect(sentence({ __typename: 'Success', id: '1' })).toBe('1');
  expect(sentence({ __typename: 'InvalidInput', message: 'No.', issues: [] })).toBe('0 issues');
  expect(sentence({ __typename: 'CartEmpty', message: 'The cart is empty.' })).toBe('The cart is empty.');
});

test('handles a refusal that a later version of the API adds', () => {
  const unknown = { __typename: 'AddedLater', message: 'Not today.' } as unknown as Result;

  expect(sentence(unknown)).toBe('Not today.');
});

test('does not compile if a member has no handler', () => {
  const success: Result = { __typename: 'Success', id: '1' };

  // @ts-expect-error Success has no handler.
  expect(() => match(success as Result, { UserError: () => '' })).not.toThrow();
  // @ts-expect-error UserError has no handler.
  expect(match(success as Result, { Success: () => 'ok', InvalidInput: () => '', CartEmpty: () => '' })).toBe(
    'ok',
  );
});

test('lists the issues of an input by field', () => {
  const issues = [
    { path: ['items', '0', 'quantity'], message: 'At least 1.' },
    { path: ['email'], message: 'Enter an address.' },
    { path: ['email'], message: 'At most 254 characters.' },
  ];

  expect(issuesByField({ issues })).toEqual({
    'items.0.quantity': 'At least 1.',
    email: 'Enter an address. At most 254 characters.',
  });
});

test.each([
  [{ amount: '19.90', currency: 'EUR' }, 'de-DE', '19,90 €'],
  [{ amount: '1990', currency: 'JPY' }, 'ja-JP', '¥1,990'],
  [{ amount: '19.900', currency: 'KWD' }, 'en-US', 'KWD 19.900'],
  [{ amount: '9007199254740993.01', currency: 'USD' }, 'en-US', '$9,007,199,254,740,993.01'],
])('formats %j for %s', (money, locale, expected) => {
  expect(formatMoney(money, locale).normalize('NFKC')).toBe(expected.normalize('NFKC'));
});

test('formats a date in a time zone', () => {
  const options = { dateStyle: 'long', timeZone: 'Asia/Tokyo' } as const;

  expect(formatDate('2026-11-20T16:05:00.000Z', 'en-GB', options)).toBe('21 November 2026');
});

test('computes with amounts exactly', () => {
  const eur = (amount: string) => ({ amount, currency: 'EUR' });

  expect(addMoney(eur('0.10'), eur('0.20'))).toEqual(eur('0.30'));
  expect(multiplyMoney(eur('19.99'), 3)).toEqual(eur('59.97'));
  expect(fromMinorUnits(-5n, 2, 'EUR')).toEqual(eur('-0.05'));
  expect(fromMinorUnits(1990n, 0, 'JPY')).toEqual({ amount: '1990', currency: 'JPY' });
  expect(toMinorUnits(eur('-0.05'))).toEqual({ units: -5n, digits: 2 });
  expect([compareMoney(eur('2.00'), eur('10.00')), isZero(eur('0.00'))]).toEqual([-1, true]);
  expect(() => addMoney(eur('1.00'), { amount: '1.00', currency: 'USD' })).toThrow(
    'Cannot combine EUR and USD.',
  );
});

test('creates different keys, also without randomUUID', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(newKey()).toMatch(uuid);
  try {
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
    expect(newKey()).toMatch(uuid);
    expect(newKey()).not.toBe(newKey());
  } finally {
    Reflect.deleteProperty(crypto, 'randomUUID');
  }
});
