import { openDatabase } from '../src/platform/db/client.ts';
import { addItems } from '../src/shop/carts/write-items.sql.ts';
const db = openDatabase({ url: process.argv[2]!, poolMax: 2, logger: { logQuery: (q) => console.log(q + ';') } });
const { rows } = await db.$client.query('select customer_id from carts limit 1');
const p = await db.$client.query('select id from products where stock > 500 and is_active limit 3');
console.log(JSON.stringify(await addItems(db, { key: { by: 'customerId', value: rows[0].customer_id }, expectedVersion: null, returned: 'shown' }, new Map([[p.rows[0].id, 1]]))).slice(0, 300));
process.exit(0);
