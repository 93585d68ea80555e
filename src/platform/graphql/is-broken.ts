/** NUL, which cannot be stored, and half a surrogate pair, which is no Unicode. */
export const isBroken = (text: string) => /\0|\p{Surrogate}/u.test(text);
