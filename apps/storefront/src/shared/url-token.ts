/** Returns the token that links in e-mails have in their fragment. */
export const readToken = (): string | null => new URLSearchParams(location.hash.slice(1)).get('token');
