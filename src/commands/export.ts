/** Writes all products, orders or customers to the standard output or to a file. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { loadConfig, readEnvironment } from '../config/config.ts';
import { reasonOf } from '../platform/errors.ts';
import { createStorage } from '../platform/storage/create-storage.ts';
import { fileUrl } from '../shop/images/image-urls.ts';
import { exportRows } from '../shop/exchange/export/open-export.ts';
import { openConfiguredDatabase } from './open-configured.ts';

const HELP = `Exports all products, orders or customers.

  npm run --silent export -- products|orders|customers [--format csv|jsonl] [--out FILE]

  --format   csv (default) or jsonl
  --out      the file to write; without it, the standard output
  --help     shows this text

Cells of CSV files that a spreadsheet would execute as a formula begin with an apostrophe. The command uses the database of
DATABASE_URL. Without DATABASE_URL it uses the embedded database in DATA_DIR; stop the server first.
`;

const KINDS = { products: 'PRODUCTS', orders: 'ORDERS', customers: 'CUSTOMERS' } as const;
const FORMATS = { csv: 'CSV', jsonl: 'JSONL' } as const;

async function run(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    options: { format: { ...text, default: 'csv' }, out: text, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help) return void process.stdout.write(HELP);
  const kind = KINDS[positionals[0] as keyof typeof KINDS];
  const format = FORMATS[values.format as keyof typeof FORMATS];
  if (!kind || positionals.length > 1) throw new Error('Give one of: products, orders, customers.');
  if (!format) throw new Error('--format must be csv or jsonl.');
  const config = loadConfig(readEnvironment());
  const { db, close } = await openConfiguredDatabase(config);
  try {
    const storage = await createStorage(config.media);
    const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
    const urlOf = (file: string) => fileUrl(file, { storage, shop: { publicUrl } });
    const rows = exportRows(db, { kind, format, currency: config.currency, urlOf });
    if (values.out === undefined) await pipeline(rows, process.stdout, { end: false });
    else await pipeline(rows, createWriteStream(values.out, { mode: 0o600 }));
  } finally {
    await close();
  }
}

try {
  await run();
} catch (error) {
  // The program that reads the output, such as `head`, has closed the pipe. That is no error.
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') {
    process.stderr.write(`${reasonOf(error)}\nRun with --help for the options.\n`);
    process.exitCode = 1;
  }
}
