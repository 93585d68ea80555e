import { newKey } from '@ordergraph/client';
import type { AddressInput, PlaceOrderInput } from '../generated/graphql.ts';
import type { Place } from '../addresses/address-fields.tsx';
import { createStore, useStore } from '../shared/store.ts';
import { DRAFT_KEY, tabStorage } from '../shared/storage.ts';
import type { PaymentChoice } from '../payments/payment-props.ts';
import type { Errors } from '../shared/use-form.ts';

/** Where the parcel goes: a saved address of the account, or an address that was entered for this order. */
export type Destination =
  | { kind: 'saved'; id: string; address: AddressInput }
  | { kind: 'entered'; address: AddressInput; save: boolean };

/** The inputs of the customer so far. They survive a reload of the page. */
export type Draft = {
  /** One key per checkout. The server places at most one order with it. */
  idempotencyKey: string;
  /** The account that has made the inputs. Null for a guest. */
  userId?: string | null;
  email?: string;
  destination?: Destination;
  billing?: AddressInput;
  shippingMethod?: { id: string; name: string } | null;
  payment?: PaymentChoice;
  notes?: string;
  /** Problems that the server has found when the order was placed, by field. */
  fieldErrors?: Errors;
};

const newDraft = (): Draft => ({ idempotencyKey: newKey() });

export const draft = createStore<Draft>(tabStorage.get<Draft>(DRAFT_KEY) ?? newDraft());
draft.subscribe(() => tabStorage.set(DRAFT_KEY, draft.get()));

export const useDraft = (): Draft => useStore(draft);

export const changeDraft = (changes: Partial<Draft>): void => draft.set({ ...draft.get(), ...changes });

/** Starts the next checkout. The contact and the address stay, for a customer who orders again. */
export function finishDraft(): void {
  const { userId, email, destination } = draft.get();
  draft.set({
    ...newDraft(),
    ...(userId !== undefined && { userId }),
    ...(email && { email }),
    ...(destination && { destination }),
  });
}

/** Whether the inputs belong to an account that is no longer signed in. A guest who signs in keeps the inputs. */
export const isOfOther = ({ userId = null }: Draft, viewerId: string | null): boolean =>
  userId !== null && userId !== viewerId;

/** Assigns the inputs to this viewer. Deletes the inputs of another account. */
export function adoptDraft(viewerId: string | null): void {
  const known = draft.get();
  draft.set({ ...(isOfOther(known, viewerId) ? newDraft() : known), userId: viewerId });
}

/** Precedes the names of the fields of the billing address. */
export const BILLING = 'billing-';

/** The place and the method that are chosen in the delivery step, before the step is confirmed. The summary shows their price. */
export const deliveryEstimate = createStore<{
  place: Place;
  method: { id: string; name: string } | null;
} | null>(null);

export const STEPS = ['contact', 'delivery', 'payment', 'review'] as const;
export type Step = (typeof STEPS)[number];

export const isStep = (text: string): text is Step => STEPS.some((step) => step === text);

type Needs = { isGuest: boolean; needsPayment: boolean };

/** Returns the first step that is not complete. A link to a later step leads to this step. */
export function firstOpenStep(
  { email, destination, shippingMethod, payment }: Draft,
  { isGuest, needsPayment }: Needs,
): Step {
  if (isGuest && !email) return 'contact';
  if (!destination || shippingMethod === undefined) return 'delivery';
  if (needsPayment && !payment) return 'payment';
  return 'review';
}

/** Returns the parts of the destination on which the prices of delivery and tax depend. */
export const placeOf = ({ destination }: Pick<Draft, 'destination'>): Place => {
  if (!destination) return {};
  const { country, region, postalCode } = destination.address;
  return { country, ...(region && { region }), ...(postalCode && { postalCode }) };
};

type Terms = { isGuest: boolean; cartToken: string | undefined; expectedTotal: string; locale: string };

/** Returns the order as the customer has confirmed it. */
export function orderInput(
  { idempotencyKey, email, destination, billing, shippingMethod, notes }: Draft,
  { isGuest, cartToken, expectedTotal, locale }: Terms,
): PlaceOrderInput {
  return {
    idempotencyKey,
    expectedTotal,
    locale,
    ...(cartToken && { cartToken }),
    ...(isGuest && email && { email }),
    ...(destination?.kind === 'saved' && { shippingAddressId: destination.id }),
    ...(destination?.kind === 'entered' && {
      shippingAddress: destination.address,
      ...(!isGuest && { saveAddress: destination.save }),
    }),
    ...(billing && { billingAddress: billing }),
    ...(shippingMethod && { shippingMethodId: shippingMethod.id }),
    ...(notes && { notes }),
  };
}
