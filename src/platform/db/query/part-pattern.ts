/** Returns a `like` pattern that matches texts with this part. Escapes the wildcards of `like`. */
export const partPattern = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
