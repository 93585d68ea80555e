import { CurrentViewer, type UserFieldsFragment } from '../generated/graphql.ts';
import { openCart } from '../cart/cart.ts';
import { api } from '../shared/api.ts';
import { createGraph } from '../shared/graph.ts';
import { createStore, useStore } from '../shared/store.ts';

type Session = {
  /** Whether it is known who the viewer is. */
  isKnown: boolean;
  /** Null for a guest. */
  user: UserFieldsFragment | null;
};

const session = createStore<Session>({ isKnown: false, user: null });

/** The cache of the viewer. Another viewer gets a new one, so that no data of one is shown to another. */
export const graph = createStore(createGraph());

export const useSession = (): Session => useStore(session);

export const setUser = (user: UserFieldsFragment): void => session.set({ isKnown: true, user });

/** Finds out who the viewer is, and opens their cart. Without a sign-in on this device, this needs no request for the account. */
async function identify(): Promise<void> {
  let user: UserFieldsFragment | null = null;
  try {
    if (await api.isSignedIn()) user = (await api.query(CurrentViewer)).me ?? null;
  } catch {
    // Without a connection, the visitor sees the shop as a guest.
  }
  session.set({ isKnown: true, user });
  await openCart({ ofAccount: user !== null });
}

export async function startSession(): Promise<void> {
  await identify();
  // A sign-in or sign-out, in this tab or another one.
  api.onSessionChange(() => {
    graph.set(createGraph());
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
