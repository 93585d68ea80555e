import type { StockLevel } from '../../../generated/graphql.ts';
import { isStaff, type Viewer } from '../../../platform/viewer.ts';
import { MAX_QUANTITY } from '../quantity-rules.ts';

/** How the shop shows stock. `lowThreshold` is the largest stock that counts as low. If not `isExact`, customers see levels. */
export type StockDisplay = { lowThreshold: number; isExact: boolean };

type DisplayContext = { viewer: Viewer | null; shop: { stockDisplay: StockDisplay } };

export const hidesStock = ({ viewer, shop }: DisplayContext): boolean =>
  !shop.stockDisplay.isExact && !isStaff(viewer);

export const stockLevelOf = (stock: number, { lowThreshold }: StockDisplay): StockLevel =>
  stock === 0 ? 'OUT' : stock <= lowThreshold ? 'LOW' : 'IN_STOCK';

/** Returns the stock that a viewer may know: the exact one, or an upper bound that follows from the level. */
export function visibleStock(stock: number, context: DisplayContext): number {
  if (!hidesStock(context)) return stock;
  const { stockDisplay } = context.shop;
  const bounds = { OUT: 0, LOW: Math.min(stockDisplay.lowThreshold, MAX_QUANTITY), IN_STOCK: MAX_QUANTITY };
  return bounds[stockLevelOf(stock, stockDisplay)];
}
