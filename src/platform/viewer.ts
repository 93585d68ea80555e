import type { Role, UserRow } from './db/schema.ts';
import { unauthenticated } from './errors.ts';

/** The signed-in account, as it is now and not as it was when the token was issued. */
export type Viewer = { user: UserRow; sessionId: string };

const RANK: Record<Role, number> = { CUSTOMER: 1, STAFF: 2, ADMIN: 3 };

/** Returns whether the viewer has at least this role. A guest has none. */
export const hasRole = (viewer: Viewer | null, role: Role) =>
  viewer !== null && RANK[viewer.user.role] >= RANK[role];

export const isStaff = (viewer: Viewer | null) => hasRole(viewer, 'STAFF');

export function requireViewer({ viewer }: { viewer: Viewer | null }): Viewer {
  if (!viewer) throw unauthenticated();
  return viewer;
}
