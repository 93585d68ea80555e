import type { Worker } from 'node:cluster';
import type { Settled } from '../../config/config.ts';
import type { TallyName, Told } from './shared-counter.ts';

/** What a process of the cluster is for; stands on its command line. */
export type Role = 'serve' | 'work';

export type ToMember = { begin: Settled } | Told;

/** Where it serves, if it does; why it could not start; and what it has counted, or wants to be told of. */
export type ToPrimary = { ready: string | null } | { failed: string } | { hears: TallyName } | Told;

/** To whoever is gone in the meantime, nothing. */
export const tell = (member: Worker, message: ToMember) =>
  void (member.isConnected() && member.send(message, () => {}));

export const tellPrimary = (message: ToPrimary) =>
  new Promise<void>((resolve) => {
    if (process.connected) process.send?.(message, undefined, undefined, () => resolve());
    else resolve();
  });
