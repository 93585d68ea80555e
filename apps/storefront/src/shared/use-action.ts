import { useCallback, useRef, useState } from 'react';
import { useMessages } from './messages/messages.tsx';
import { notify } from './notices.ts';
import { problemText } from './problem.ts';

/**
 * Runs one action at a time: a second click while it runs does nothing. A failure is shown as a notice, unless `onFailure`
 * handles it.
 */
export function useAction(onFailure?: (text: string, error: unknown) => void) {
  const messages = useMessages();
  const running = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const run = useCallback(
    async (action: () => Promise<unknown>) => {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      try {
        await action();
      } catch (error) {
        const text = problemText(error, messages);
        if (onFailure) onFailure(text, error);
        else notify({ tone: 'bad', text });
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [messages, onFailure],
  );
  return { isBusy, run };
}
