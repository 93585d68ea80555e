import { useEffect } from 'react';
import type { Place } from '../addresses/address-fields.tsx';
import { cartToken, useCart } from '../cart/cart.ts';
import { PreviewOrder, type PreviewFieldsFragment, type PreviewOrderInput } from '../generated/graphql.ts';
import { useRead } from '../shared/use-query.ts';
import { placeOf, useDraft, type Draft } from './draft.ts';

/** Returns the input for the amounts of the cart, delivered to a place. */
export function previewInput(place: Place, method: Draft['shippingMethod']): PreviewOrderInput {
  const token = cartToken();
  return {
    ...(token && { cartToken: token }),
    ...place,
    ...(method && { shippingMethodId: method.id }),
  };
}

/** Returns the current amounts, delivery options and problems of the order. Reads them again when the cart changes. */
export function usePreview(place?: Place, shippingMethod?: Draft['shippingMethod']) {
  const draft = useDraft();
  const { cart } = useCart();
  const method = shippingMethod === undefined ? draft.shippingMethod : shippingMethod;
  const input = previewInput(place ?? placeOf(draft), method);
  const { data, error, reload } = useRead(PreviewOrder, { input }, { isVolatile: true });
  const version = cart?.version;
  useEffect(() => {
    if (version !== undefined) reload();
  }, [version, reload]);
  return { result: data?.previewOrder, error, reload };
}

export const isPreview = (
  result: ReturnType<typeof usePreview>['result'],
): result is PreviewFieldsFragment & { __typename: 'OrderPreview' } => result?.__typename === 'OrderPreview';
