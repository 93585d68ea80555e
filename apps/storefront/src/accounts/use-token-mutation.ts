import { useCallback, useEffect, useRef, useState } from 'react';
import type { Doc } from '../shared/document.ts';
import { readToken } from '../shared/url-token.ts';
import { useMutation } from '../shared/use-mutation.ts';

/** Uses the token of the link once when the page opens. `pause` waits, for example for a sign-in. */
export function useTokenMutation<Data>(document: Doc<Data, { token: string }>, { pause = false } = {}) {
  const mutate = useMutation();
  const [data, setData] = useState<Data>();
  const [error, setError] = useState<unknown>(null);
  const isSent = useRef(false);
  const send = useCallback(async () => {
    setError(null);
    try {
      setData(await mutate(document, { token: readToken() ?? '' }));
    } catch (failure) {
      setError(failure);
    }
  }, [document, mutate]);
  useEffect(() => {
    if (pause || isSent.current) return;
    isSent.current = true;
    void send();
  }, [pause, send]);
  return { data, error, retry: () => void send() };
}
