import type { OrderStatus } from '../platform/db/schema.ts';
import { HOUR, MINUTE } from './calendar.ts';

export type Step = { from: OrderStatus | null; to: OrderStatus; at: number };

/** The time since the previous step is `least` plus a random part of `spread`. */
const STAGES: { to: OrderStatus; least: number; spread: number }[] = [
  { to: 'PROCESSING', least: MINUTE, spread: 3 * HOUR },
  { to: 'SHIPPED', least: 4 * HOUR, spread: 44 * HOUR },
  { to: 'DELIVERED', least: 24 * HOUR, spread: 96 * HOUR },
];
const MAX_TIME_TO_CANCEL = 12 * HOUR;

/** Every 16th order is cancelled, and the newest of the other orders are in progress. */
export function statusOfOrder(index: number, shareOfNewerOrders: number): OrderStatus {
  if (index % 16 === 7) return 'CANCELLED';
  if (shareOfNewerOrders < 0.02) return 'PENDING';
  if (shareOfNewerOrders < 0.05) return 'PROCESSING';
  return shareOfNewerOrders < 0.1 ? 'SHIPPED' : 'DELIVERED';
}

/** Generates the steps to the order's status. A cancellation, which moves stock, happens before `cancelledBefore`. */
export function historyOf(
  status: OrderStatus,
  placedAt: number,
  cancelledBefore: number,
  random: () => number,
): Step[] {
  const steps: Step[] = [{ from: null, to: 'PENDING', at: placedAt }];
  const addStep = (to: OrderStatus, at: number) => {
    const last = steps.at(-1)!;
    if (last.to !== status) steps.push({ from: last.to, to, at: Math.floor(at) });
  };
  if (status === 'CANCELLED') {
    const span = Math.min(MAX_TIME_TO_CANCEL, cancelledBefore - placedAt);
    if (random() < 0.3) addStep('PROCESSING', placedAt + span * (0.1 + 0.3 * random()));
    addStep('CANCELLED', placedAt + span * (0.5 + 0.4 * random()));
  } else {
    for (const { to, least, spread } of STAGES) addStep(to, steps.at(-1)!.at + least + spread * random());
  }
  return steps;
}
