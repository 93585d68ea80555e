import { openDatabase } from '../../src/platform/db/client.ts';
import { deleteOldDeliveries } from '../../src/shop/webhooks/deliveries.sql.ts';

/** A process to kill: `node retention-child.ts <databaseUrl>` deletes deliveries older than a minute, ten per batch. */
const [databaseUrl = ''] = process.argv.slice(2);
const db = openDatabase({ url: databaseUrl, poolMax: 1 });
await deleteOldDeliveries(db, 60, { batchSize: 10 });
