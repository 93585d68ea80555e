import { useCallback, useEffect, useRef, useState } from 'react';
import type { Doc } from '../shared/document.ts';
import { tabStorage } from '../shared/storage.ts';
import { readToken } from '../shared/url-token.ts';
import { mutate } from '../shared/mutate.ts';

const keyOf = (token: string | null) => `used:${token}`;

type Options<Data> = {
  /** True: the token is not used yet, for example until the viewer signs in. */
  pause?: boolean;
  isSuccess: (data: Data) => boolean;
};

/** Uses the token of the link once when the page opens. After a reload, the page shows the success again. */
export function useTokenMutation<Data>(
  document: Doc<Data, { token: string }>,
  { pause = false, isSuccess }: Options<Data>,
) {
  const [data, setData] = useState<Data | undefined>(
    () => tabStorage.get<Data>(keyOf(readToken())) ?? undefined,
  );
  const isSuccessRef = useRef(isSuccess);
  const [error, setError] = useState<unknown>(null);
  const isSent = useRef(data !== undefined);
  const send = useCallback(async () => {
    setError(null);
    try {
      const token = readToken();
      const result = await mutate(document, { token: token ?? '' });
      if (isSuccessRef.current(result)) tabStorage.set(keyOf(token), result);
      setData(result);
    } catch (failure) {
      setError(failure);
    }
  }, [document]);
  useEffect(() => {
    if (pause || isSent.current) return;
    isSent.current = true;
    void send();
  }, [pause, send]);
  return { data, error, retry: () => void send() };
}
