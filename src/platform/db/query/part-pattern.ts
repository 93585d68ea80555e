/** Escapes the wildcards of `like`. */
export const escapePattern = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** Returns a `like` pattern for texts that contain `text`. */
export const partPattern = (text: string) => `%${escapePattern(text)}%`;
