import { useEffect, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';

/** Scroll positions by entry of the history. */
const positions = new Map<string, number>();

const entryKey = () => `${(history.state as { key?: string } | null)?.key ?? ''} ${location.href}`;

/** The state of a navigation that changes a part of the page, so that the customer stays where they are. */
export const KEEP_POSITION = { keepPosition: true };

const keepsPosition = () => (history.state as { keepPosition?: boolean } | null)?.keepPosition === true;

/** Whether the last navigation was by the back or forward button. */
let isBack = false;

// The listener is registered when the module is loaded, so that it is called before the router shows the other page.
history.scrollRestoration = 'manual';
window.addEventListener('popstate', () => (isBack = true), { capture: true });
// A link within the page also fires popstate.
window.addEventListener('hashchange', () => (isBack = false));
window.addEventListener('scroll', () => positions.set(entryKey(), window.scrollY), { passive: true });

/**
 * After a link, shows the new page from its top and moves the focus to it, as a page load does. After back and forward, restores
 * the scroll position. Pages come from the cache then, so that they have their height immediately.
 */
export function useNavigation(main: { readonly current: HTMLElement | null }): void {
  const [path] = useLocation();
  const search = useSearch();
  const previous = useRef({ path, search });

  useEffect(() => {
    const { path: previousPath, search: previousSearch } = previous.current;
    previous.current = { path, search };
    const wasBack = isBack;
    isBack = false;
    if (previousPath === path && previousSearch === search) return;
    if (wasBack) {
      window.scrollTo(0, positions.get(entryKey()) ?? 0);
      return;
    }
    if (keepsPosition()) return;
    window.scrollTo(0, 0);
    if (previousPath !== path) main.current?.focus({ preventScroll: true });
  }, [path, search, main]);
}
