import { useEffect, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';

/** Scroll positions by entry of the history. */
const positions = new Map<string, number>();

const entryKey = () => `${(history.state as { key?: string } | null)?.key ?? ''} ${location.href}`;

/**
 * After a link, shows the new page from its top and moves the focus to it, as a page load does. After back and forward, restores
 * the scroll position. Pages come from the cache then, so that they have their height at once.
 */
export function useNavigation(main: { readonly current: HTMLElement | null }): void {
  const [path] = useLocation();
  const search = useSearch();
  const isFirst = useRef(true);
  const isBack = useRef(false);
  const previousPath = useRef(path);

  useEffect(() => {
    history.scrollRestoration = 'manual';
    const onPop = () => (isBack.current = true);
    const onScroll = () => positions.set(entryKey(), window.scrollY);
    // Before the router's own listener, which shows the other page.
    window.addEventListener('popstate', onPop, { capture: true });
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      window.removeEventListener('popstate', onPop, { capture: true });
      window.removeEventListener('scroll', onScroll);
    };
  }, []);

  useEffect(() => {
    const isOtherPage = previousPath.current !== path;
    previousPath.current = path;
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    if (isBack.current) {
      isBack.current = false;
      window.scrollTo(0, positions.get(entryKey()) ?? 0);
      return;
    }
    window.scrollTo(0, 0);
    if (isOtherPage) main.current?.focus({ preventScroll: true });
  }, [path, search, main]);
}
