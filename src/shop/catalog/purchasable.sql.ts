import { sql, type SQL } from 'drizzle-orm';
import { isPublished, products } from '../../platform/db/schema.ts';
import { MAX_QUANTITY } from './quantity-rules.ts';

/** Whether a quantity of a product can be bought now. Has the rules of `findPurchaseBlockers`, which returns the violated rules. */
export const isPurchasable = (quantity: SQL): SQL => sql`(${isPublished} and ${products.stock} >= ${quantity}
  and ${quantity} between ${products.minQuantity} and coalesce(${products.maxQuantity}, ${sql.raw(String(MAX_QUANTITY))})
  and (${quantity} - ${products.minQuantity}) % ${products.quantityStep} = 0)`;
