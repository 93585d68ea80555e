import { CurrentViewer, type UserFieldsFragment } from '../generated/graphql.ts';
import { openCart } from '../cart/cart.ts';
import { graph, firstPageDone, loadGraph, loadServer } from '../shared/online.ts';
import { DRAFT_KEY, tabStorage } from '../shared/storage.ts';
import { createStore, useStore } from '../shared/store.ts';

type Session = {
  /** Whether it is known who the viewer is. */
  isKnown: boolean;
  /** Null for a guest. */
  user: UserFieldsFragment | null;
};

const session = createStore<Session>({ isKnown: false, user: null });

export const useSession = (): Session => useStore(session);

export const setUser = (user: UserFieldsFragment): void => session.set({ isKnown: true, user });

/** Finds out who the viewer is, and opens their cart. Without an earlier sign-in on this device, sends no request for the account. */
async function identify(): Promise<void> {
  let user: UserFieldsFragment | null = null;
  try {
    const { api } = await loadServer();
    if (await api.isSignedIn()) user = (await api.query(CurrentViewer)).me ?? null;
  } catch {
    // Without a connection, the visitor sees the shop as a guest.
  }
  if (session.get().user && !user) tabStorage.remove(DRAFT_KEY);
  session.set({ isKnown: true, user });
  await openCart({ ofAccount: user !== null });
}

/** Loads the cache and the session, after the first page is shown. */
export async function startSession(): Promise<void> {
  await firstPageDone;
  void loadGraph().catch(() => {});
  await identify();
  const { api, createViewerCache } = await loadServer();
  // Called after each sign-in and sign-out, in this tab or another tab.
  api.onSessionChange(() => {
    graph.set(createViewerCache());
    void identify();
  });
}

/** Waits until the account that has just signed in is shown. */
export const signedIn = (): Promise<UserFieldsFragment> =>
  new Promise((resolve) => {
    const stop = session.subscribe(() => {
      const { user } = session.get();
      if (!user) return;
      stop();
      resolve(user);
    });
    const { user } = session.get();
    if (user) {
      stop();
      resolve(user);
    }
  });
