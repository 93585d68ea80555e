import type { OrderStatus } from '../../platform/db/schema.ts';
import { isStaff, type Viewer } from '../../platform/viewer.ts';

/** Where an order's status may go: the one place that says so. */
export const TRANSITIONS: Record<OrderStatus, readonly OrderStatus[]> = {
  PENDING: ['PROCESSING', 'CANCELLED'],
  PROCESSING: ['SHIPPED', 'CANCELLED'],
  SHIPPED: ['DELIVERED'],
  DELIVERED: [],
  CANCELLED: [],
};

/** What of it customers may do themselves, with their own orders. */
const BY_CUSTOMERS: Partial<typeof TRANSITIONS> = { PENDING: ['CANCELLED'] };

export const transitionsFor = (viewer: Viewer | null, status: OrderStatus): readonly OrderStatus[] =>
  (isStaff(viewer) ? TRANSITIONS : BY_CUSTOMERS)[status] ?? [];
