/** Builds the shop for browsers (apps/storefront). Run by `npm run build`. */
import { buildNow } from '../src/boot/build-storefront.ts';

await buildNow();
