/** Whether it was ever good is not told. */
export const invalidToken = () => ({
  __typename: 'InvalidToken' as const,
  message: 'This link or code is not good any more. Ask for a new one.',
});
