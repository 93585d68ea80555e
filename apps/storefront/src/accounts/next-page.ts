import { useSearchParams } from 'wouter';

/** Returns the page to open after the sign-in. Only pages of this shop: a link must not lead elsewhere. */
export function useNextPage(): string {
  const [params] = useSearchParams();
  const next = params.get('next') ?? '';
  return /^\/(?![/\\])/.test(next) ? next : '/account';
}
