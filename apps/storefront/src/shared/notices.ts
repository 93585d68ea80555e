import { createStore } from './store.ts';

/** A sentence that states an event, and the next step for the customer. */
export type Notice = {
  text: string;
  tone: 'good' | 'bad';
  link?: { label: string; to: string };
  /** An action that the customer can take immediately. */
  action?: { label: string; run: () => void };
};

export const notices = createStore<readonly (Notice & { id: number })[]>([]);

let lastId = 0;
const SHOWN_MS = 8_000;
const MAX_SHOWN = 3;

export function dismiss(id: number): void {
  notices.set(notices.get().filter((notice) => notice.id !== id));
}

/** Shows a notice for some seconds. Screen readers announce it. */
export function notify(notice: Notice): void {
  const id = ++lastId;
  notices.set(
    [...notices.get().filter(({ text }) => text !== notice.text), { ...notice, id }].slice(-MAX_SHOWN),
  );
  // A refusal stays until it is dismissed: it may need more time to read.
  if (notice.tone === 'good') setTimeout(() => dismiss(id), SHOWN_MS);
}
