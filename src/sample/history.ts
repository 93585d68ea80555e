import type { OrderStatus } from '../platform/db/schema.ts';
import { HOUR, MINUTE } from './calendar.ts';

export type Step = { from: OrderStatus | null; to: OrderStatus; at: number };

/** How long after the step before: at least, and up to how much more. */
const STAGES: { to: OrderStatus; least: number; spread: number }[] = [
  { to: 'PROCESSING', least: MINUTE, spread: 3 * HOUR },
  { to: 'SHIPPED', least: 4 * HOUR, spread: 44 * HOUR },
  { to: 'DELIVERED', least: 24 * HOUR, spread: 96 * HOUR },
];
const CANCELLED_WITHIN = 12 * HOUR;

/** Every 16th order is called off. Of the others the latest are under way; `newer` is the share of those placed after it. */
export function statusAt(index: number, newer: number): OrderStatus {
  if (index % 16 === 7) return 'CANCELLED';
  if (newer < 0.02) return 'PENDING';
  if (newer < 0.05) return 'PROCESSING';
  return newer < 0.1 ? 'SHIPPED' : 'DELIVERED';
}

/** The steps by which an order came to its status. What moves stock, its cancelling, happens before `closing`. */
export function historyOf(
  status: OrderStatus,
  placedAt: number,
  closing: number,
  random: () => number,
): Step[] {
  const steps: Step[] = [{ from: null, to: 'PENDING', at: placedAt }];
  const go = (to: OrderStatus, at: number) => {
    const last = steps.at(-1)!;
    if (last.to !== status) steps.push({ from: last.to, to, at: Math.floor(at) });
  };
  if (status === 'CANCELLED') {
    const span = Math.min(CANCELLED_WITHIN, closing - placedAt);
    if (random() < 0.3) go('PROCESSING', placedAt + span * (0.1 + 0.3 * random()));
    go('CANCELLED', placedAt + span * (0.5 + 0.4 * random()));
  } else {
    for (const { to, least, spread } of STAGES) go(to, steps.at(-1)!.at + least + spread * random());
  }
  return steps;
}
