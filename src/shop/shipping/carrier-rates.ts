import { z } from 'zod';
import { uuidv7 } from '../../platform/crypto/uuid.ts';
import { reasonForStaff, type LogError } from '../../platform/errors.ts';
import { MAX_AMOUNT, toDecimal, toMinorUnits } from '../../platform/money/money.ts';
import { checkUrl } from '../../platform/outbound/public-address.ts';
import { post } from '../../platform/outbound/post.ts';
import { signedHeaders } from '../../platform/outbound/sign.ts';
import { findSubdivision } from '../../platform/places/subdivisions.ts';
import type { RateRequest, ShippingProvider, ShippingRates } from '../pricing/shipping-provider.ts';
import { cachedRates, NoResponseError } from './cached-rates.ts';

export const CARRIER_TIMEOUT_MS = 3_000;
const MAX_RATES = 100;

export type CarrierOptions = {
  url: URL;
  /** In base64. */
  secret: string;
  /** Allows private and loopback addresses, and plain http. */
  allowPrivateAddresses: boolean;
  log: LogError;
  timeoutMs?: number;
  now?: () => number;
};

/**
 * Returns a provider that sends the destination and the goods to an HTTP service of the shop. The service returns the rates of
 * the shop's carriers. Throws if the URL is not allowed. See docs/decisions/0033.
 */
export function carrierRates({ log, now = Date.now, ...options }: CarrierOptions): ShippingProvider {
  const problem = checkUrl(options.url, options.allowPrivateAddresses);
  if (problem) throw new Error(`SHIPPING_RATES_URL ${problem}`);
  const rates = cachedRates(async (body, currency) => ratesIn(await send(body, options), currency), now, log);
  return {
    findRates: (request) => rates.find(bodyOf(request), request.currency),
    recentRates: (request) => rates.recent(bodyOf(request)),
  };
}

/** Returns the body of a request, without the name and street of the customer. */
function bodyOf({ destination, currency, pricesIncludeTax, subtotal, items }: RateRequest): string {
  const { country, region, postalCode } = destination;
  const code = country !== null && region !== null ? findSubdivision(country, region)?.code : null;
  return JSON.stringify({
    type: 'shipping.rates',
    data: {
      destination: { country, region: code ?? region, postalCode },
      currency,
      pricesIncludeTax,
      subtotal: toDecimal({ amount: subtotal, currency }),
      // Sorted, so that equal goods have equal requests.
      items: items
        .map(({ sku, quantity, weightGrams }) => ({ sku, quantity, weightGrams }))
        .toSorted((a, b) => (a.sku < b.sku ? -1 : 1)),
    },
  });
}

type SendOptions = Pick<CarrierOptions, 'url' | 'secret' | 'allowPrivateAddresses' | 'timeoutMs'>;

async function send(
  body: string,
  { url, secret, allowPrivateAddresses, timeoutMs = CARRIER_TIMEOUT_MS }: SendOptions,
): Promise<unknown> {
  const headers = signedHeaders({ id: `msg_${uuidv7()}`, at: new Date(), body }, [secret]);
  const response = await post(url, headers, body, { allowPrivateAddresses, timeoutMs }).catch(
    (error: unknown) => {
      throw new NoResponseError(reasonForStaff(error));
    },
  );
  if (response.status !== 200) throw new Error(`the service responded with status ${response.status}`);
  if (response.body === null) throw new NoResponseError('the response is incomplete or too long');
  return JSON.parse(response.body);
}

/** Refuses a rate of 0, because only staff can make a delivery free. */
const responseSchema = (currency: string) =>
  z.object({
    currency: z.literal(currency),
    rates: z
      .array(
        z.object({
          service: z.string().min(1).max(100),
          price: z
            .string()
            .max(30)
            .transform((text, context) => {
              const amount = toMinorUnits(text, currency);
              if (amount !== null && amount > 0n && amount <= MAX_AMOUNT) return amount;
              context.addIssue(`must be a positive amount of ${currency}`);
              return z.NEVER;
            }),
        }),
      )
      .max(MAX_RATES),
  });

function ratesIn(response: unknown, currency: string): ShippingRates {
  const { rates } = responseSchema(currency).parse(response);
  const byService = new Map(rates.map(({ service, price }) => [service, price]));
  if (byService.size < rates.length) throw new Error('the response has two rates of one service');
  return byService;
}
