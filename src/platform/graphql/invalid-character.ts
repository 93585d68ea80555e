/** Returns whether a text contains NUL, which PostgreSQL cannot store, or a lone surrogate, which is not valid Unicode. */
export const hasInvalidCharacter = (text: string) => /\0|\p{Surrogate}/u.test(text);
