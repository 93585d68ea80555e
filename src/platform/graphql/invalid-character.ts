/** Returns whether a text contains NUL, which PostgreSQL cannot store, or a lone surrogate, which is not valid Unicode. */
export const isBroken = (text: string) => /\0|\p{Surrogate}/u.test(text);
