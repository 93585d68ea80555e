/** Returns the same refusal for unknown, used and expired tokens, so that it does not reveal whether a token ever existed. */
export const invalidToken = () => ({
  __typename: 'InvalidToken' as const,
  message: 'This link or code is invalid or has expired. Request a new one.',
});
