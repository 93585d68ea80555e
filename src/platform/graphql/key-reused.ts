/** The refusal of an idempotency key that was used with other input. `noun`: the object that the key belongs to. */
export const keyReused = (noun: 'order' | 'payment' | 'refund' | 'stock adjustment' | 'note') => ({
  __typename: 'IdempotencyKeyReused' as const,
  message: `This idempotency key belongs to another ${noun}. Use a new key for a new ${noun}.`,
});
