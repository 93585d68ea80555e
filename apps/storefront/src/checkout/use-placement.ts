import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useSession } from '../accounts/session.ts';
import { cart } from '../cart/cart.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { problemText } from '../shared/problem.ts';
import { finishDraft } from './draft.ts';
import { pathOf, place, unfinishedPlacement, type Placed, type Placement } from './place-order.ts';
import { usePlacementProblem } from './placement-problem.ts';
import type { Problem } from './preview-problem.tsx';

/** Places an order and opens its page. Finishes an order that was sent before a reload. `reload` reads the amounts again. */
export function usePlacement(reload: () => void) {
  const messages = useMessages();
  const { checkout } = messages;
  const { user } = useSession();
  const userId = user?.id ?? null;
  const [, navigate] = useLocation();
  const explain = usePlacementProblem();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isPlacing, setPlacing] = useState(false);
  const running = useRef(false);

  const open = useCallback(
    (placed: Placed) => {
      navigate(pathOf(placed), { replace: true });
      // The draft is finished after the navigation. Otherwise the checkout would show the first step of the next draft.
      finishDraft();
      void cart.reload().catch(() => {});
    },
    [navigate],
  );

  const send = useCallback(
    async (placement: Placement) => {
      // A second click, before React has disabled the button.
      if (running.current) return;
      running.current = true;
      setPlacing(true);
      setProblem(null);
      try {
        const placed = await place(placement);
        if (placed.__typename === 'PlaceOrderSuccess') return open(placed);
        setProblem(explain(placed));
        reload();
        void cart.reload().catch(() => {});
      } catch (failure) {
        setProblem({
          text: unfinishedPlacement(userId) ? checkout.connectionLost : problemText(failure, messages),
        });
      } finally {
        running.current = false;
        setPlacing(false);
      }
      return undefined;
    },
    [checkout, explain, messages, open, reload, userId],
  );

  // After a reload, sends the order again. It has the same key, so the server places it once.
  const hasResumed = useRef(false);
  useEffect(() => {
    const placement = unfinishedPlacement(userId);
    if (!placement || hasResumed.current) return;
    hasResumed.current = true;
    void send(placement);
  }, [send, userId]);

  return {
    isPlacing,
    problem,
    /** An order of which it is unknown whether it was placed. It is sent again before another order. */
    unfinished: unfinishedPlacement(userId),
    send,
  };
}
