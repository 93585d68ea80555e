import type { OrderStatus } from '../../platform/db/schema.ts';
import { isStaff, type Viewer } from '../../platform/viewer.ts';

/** The allowed changes of an order's status. */
export const TRANSITIONS: Record<OrderStatus, readonly OrderStatus[]> = {
  PENDING: ['PROCESSING', 'CANCELLED'],
  PROCESSING: ['SHIPPED', 'CANCELLED'],
  SHIPPED: ['DELIVERED'],
  DELIVERED: [],
  CANCELLED: [],
};

/** The changes that customers may make to their own orders. */
const BY_CUSTOMERS: Partial<typeof TRANSITIONS> = { PENDING: ['CANCELLED'] };

export const transitionsFor = (viewer: Viewer | null, status: OrderStatus): readonly OrderStatus[] =>
  (isStaff(viewer) ? TRANSITIONS : BY_CUSTOMERS)[status] ?? [];
