import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useSession } from '../accounts/session.ts';
import { CheckoutTerms, PreviewOrder, type CheckoutTermsQuery } from '../generated/graphql.ts';
import { api } from '../shared/api.ts';
import { useLocale, useMessages } from '../shared/messages/messages.tsx';
import { useShop } from '../shared/shop.tsx';
import { Checkbox, Failure, Loading } from '../shared/ui.tsx';
import { useForm, type Values } from '../shared/use-form.ts';
import { useRead } from '../shared/use-query.ts';
import { AddressFields, addressIn, usualCountry, type Place } from '../addresses/address-fields.tsx';
import { BILLING, changeDraft, deliveryEstimate, placeOf, useDraft, type Destination } from './draft.ts';
import { problemsOf } from './preview-problem.tsx';
import { initialChoice, SavedAddresses, toInput } from './saved-addresses.tsx';
import { ShippingMethods } from './shipping-methods.tsx';
import { StepForm } from './step-form.tsx';
import { isPreview, previewInput, usePreview } from './use-preview.ts';

export function DeliveryStep() {
  const { data, error, reload } = useRead(CheckoutTerms, {});
  if (error) return <Failure error={error} retry={reload} />;
  return data ? <DeliveryForm terms={data} /> : <Loading />;
}

function DeliveryForm({ terms }: { terms: CheckoutTermsQuery }) {
  const messages = useMessages();
  const { checkout, common } = messages;
  const { shop } = useShop();
  const { user } = useSession();
  const locale = useLocale();
  const draft = useDraft();
  const [, navigate] = useLocation();
  const saved = terms.me?.addresses ?? [];
  const { countries } = terms.shop;
  const [choice, setChoice] = useState(() => initialChoice(draft.destination, saved));
  const chosen = saved.find(({ id }) => id === choice);
  const entered = draft.destination?.kind === 'entered' ? draft.destination.address : null;
  const [enteredPlace, setEnteredPlace] = useState<Place>(() =>
    entered ? placeOf(draft) : { country: usualCountry(countries, locale) },
  );
  const place = chosen
    ? placeOf({ destination: { kind: 'saved', id: chosen.id, address: toInput(chosen.address) } })
    : withoutEmpty(enteredPlace);
  const [methodId, setMethodId] = useState(draft.shippingMethod?.id);
  const [hasBilling, setBilling] = useState(draft.billing !== undefined);
  const { result, error, reload } = usePreview(place, null);
  const options = isPreview(result) ? result.shippingOptions : undefined;
  const available = options?.filter(({ isAvailable }) => isAvailable) ?? [];
  // The cheapest method is listed first, so it is chosen until the customer chooses.
  const method = available.find((option) => option.method.id === methodId) ?? available[0];

  const estimate = JSON.stringify({
    place,
    method: method ? { id: method.method.id, name: method.method.name } : null,
  });
  useEffect(() => {
    deliveryEstimate.set(JSON.parse(estimate));
    return () => deliveryEstimate.set(null);
  }, [estimate]);

  const form = useForm(async (values) => {
    const destination: Destination = chosen
      ? { kind: 'saved', id: chosen.id, address: toInput(chosen.address) }
      : { kind: 'entered', address: addressIn(values), save: values['saveAddress'] === 'on' };
    // Reads the options again: `options` may still be loading, or belong to the address before the last input.
    const to = placeOf({ destination });
    const { previewOrder: latest } = await api.query(PreviewOrder, { input: previewInput(to, null) });
    if (!isPreview(latest)) return problemsOf(latest, messages);
    const offered = latest.shippingOptions.filter(({ isAvailable }) => isAvailable);
    if (offered.length === 0 && (shop.requiresShipping || latest.shippingOptions.length > 0))
      return { method: checkout.noMethods };
    const confirmed = method ? offered.find((one) => one.method.id === method.method.id) : offered[0];
    if (method && !confirmed) {
      setEnteredPlace(to);
      reload();
      return { method: checkout.methodElsewhere };
    }
    changeDraft({
      destination,
      billing: hasBilling ? addressIn(withPrefix(values, BILLING)) : undefined,
      shippingMethod: confirmed ? { id: confirmed.method.id, name: confirmed.method.name } : null,
      fieldErrors: undefined,
    });
    navigate(shop.payment ? '/checkout/payment' : '/checkout/review');
    return null;
  });
  const errors = { ...draft.fieldErrors, ...form.errors };
  return (
    <StepForm
      title={checkout.addressTitle}
      back={{ label: checkout.steps.contact, to: '/checkout/contact' }}
      form={form}
    >
      <SavedAddresses saved={saved} choice={choice} choose={setChoice} />
      {!chosen && (
        <>
          <AddressFields
            countries={countries}
            address={entered}
            errors={errors}
            section="shipping"
            onPlace={setEnteredPlace}
          />
          {user && <Checkbox name="saveAddress" label={checkout.saveAddress} />}
        </>
      )}
      <Checkbox
        label={checkout.billingSame}
        checked={!hasBilling}
        onChange={({ target }) => setBilling(!target.checked)}
      />
      {hasBilling && (
        <fieldset>
          <legend>{checkout.billingTitle}</legend>
          <AddressFields
            countries={countries}
            address={draft.billing}
            errors={errors}
            section="billing"
            prefix={BILLING}
          />
        </fieldset>
      )}
      <fieldset className="choices">
        <legend>{checkout.methodTitle}</legend>
        {error ? (
          <Failure error={error} retry={reload} />
        ) : !place.country ? (
          <p className="muted">{checkout.methodPrompt}</p>
        ) : result && !isPreview(result) ? (
          <p className="field-error">{Object.values(problemsOf(result, messages)).join(' ')}</p>
        ) : options === undefined ? (
          <Loading />
        ) : (
          <ShippingMethods options={options} chosen={method?.method.id} choose={setMethodId} />
        )}
        {errors['method'] && (
          <p className="field-error" role="alert">
            {errors['method']}
          </p>
        )}
      </fieldset>
      <span className="visually-hidden" role="status">
        {form.isBusy ? common.loading : ''}
      </span>
    </StepForm>
  );
}

const withoutEmpty = ({ country, region, postalCode }: Place): Place => ({
  ...(country && { country }),
  ...(region && { region }),
  ...(postalCode && { postalCode }),
});

/** Returns the values whose names start with the prefix, and removes the prefix from the names. */
const withPrefix = (values: Values, prefix: string): Values =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );
