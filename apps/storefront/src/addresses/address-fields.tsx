import { useState } from 'react';
import type { AddressInput, CheckoutTermsQuery } from '../generated/graphql.ts';
import { useLocale, useMessages } from '../shared/messages/messages.tsx';
import { useFormat } from '../shared/format.ts';
import { Field, Select } from '../shared/ui.tsx';
import type { Errors, Values } from '../shared/use-form.ts';

export type Countries = CheckoutTermsQuery['shop']['countries'];
/** The parts of an address that decide about delivery and tax. */
export type Place = { country?: string; region?: string; postalCode?: string };

type ChosenPlace = Place & { country: string };

type Props = {
  countries: Countries;
  address?: AddressInput | null;
  errors: Errors;
  /** `shipping` or `billing`, for the autofill of the browser. */
  section: 'shipping' | 'billing';
  /** Called when one of the parts in `Place` changes. */
  onPlace?: (place: Place) => void;
  /** Precedes the name of each field, if a form has two addresses. */
  prefix?: string;
};

/** Returns the country of the browser, or of the shop, if orders can be placed there. */
export function usualCountry(countries: Countries, locale: string): string {
  const tags = [...navigator.languages, locale];
  const regions = tags.flatMap((tag) => new Intl.Locale(tag).region ?? []);
  return regions.find((region) => countries.some(({ code }) => code === region)) ?? '';
}

/** The fields of an address. Which fields are shown depends on the country. */
export function AddressFields({ countries, address, errors, section, onPlace, prefix = '' }: Props) {
  const { address: texts } = useMessages();
  const format = useFormat();
  const locale = useLocale();
  const [place, setPlace] = useState<ChosenPlace>({
    country: address?.country ?? usualCountry(countries, locale),
    region: address?.region ?? '',
    postalCode: address?.postalCode ?? '',
  });
  const change = (changes: Place) => {
    const next = { ...place, ...changes };
    setPlace(next);
    onPlace?.(next);
  };
  const country = countries.find(({ code }) => code === place.country);
  const names = countries
    .map(({ code }) => ({ code, name: format.country(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  const auto = (name: string) => `${section} ${name}`;
  return (
    <div className="address-fields">
      <Select
        label={texts.country}
        name={`${prefix}country`}
        required
        autoComplete={auto('country')}
        value={place.country}
        error={errors[`${prefix}country`]}
        onChange={({ target }) => change({ country: target.value, region: '' })}
      >
        <option value="">{texts.choose}</option>
        {names.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Select>
      <Field
        label={texts.name}
        name={`${prefix}name`}
        required
        maxLength={200}
        autoComplete={auto('name')}
        defaultValue={address?.name}
        error={errors[`${prefix}name`]}
      />
      <Field
        label={texts.company}
        name={`${prefix}company`}
        maxLength={200}
        autoComplete={auto('organization')}
        defaultValue={address?.company ?? ''}
        error={errors[`${prefix}company`]}
      />
      <Field
        label={texts.line1}
        name={`${prefix}line1`}
        required
        maxLength={200}
        autoComplete={auto('address-line1')}
        defaultValue={address?.line1}
        error={errors[`${prefix}line1`]}
      />
      <Field
        label={texts.line2}
        name={`${prefix}line2`}
        maxLength={200}
        autoComplete={auto('address-line2')}
        defaultValue={address?.line2 ?? ''}
        error={errors[`${prefix}line2`]}
      />
      <div className="pair">
        <Field
          label={texts.postalCode}
          name={`${prefix}postalCode`}
          required={country?.postalCodeRequired ?? true}
          maxLength={20}
          autoComplete={auto('postal-code')}
          defaultValue={place.postalCode}
          error={errors[`${prefix}postalCode`]}
          onBlur={({ target }) => change({ postalCode: target.value.trim() })}
        />
        <Field
          label={texts.city}
          name={`${prefix}city`}
          required
          maxLength={200}
          autoComplete={auto('address-level2')}
          defaultValue={address?.city}
          error={errors[`${prefix}city`]}
        />
      </div>
      {country && country.regions.length > 0 ? (
        <Select
          label={texts.region}
          name={`${prefix}region`}
          required
          autoComplete={auto('address-level1')}
          value={place.region}
          error={errors[`${prefix}region`]}
          onChange={({ target }) => change({ region: target.value })}
        >
          <option value="">{texts.choose}</option>
          {country.regions.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      ) : (
        <Field
          key={place.country}
          label={texts.region}
          name={`${prefix}region`}
          maxLength={200}
          autoComplete={auto('address-level1')}
          defaultValue={place.region}
          error={errors[`${prefix}region`]}
          onBlur={({ target }) => change({ region: target.value.trim() })}
        />
      )}
      <Field
        label={texts.phone}
        name={`${prefix}phone`}
        type="tel"
        maxLength={40}
        autoComplete={auto('tel')}
        defaultValue={address?.phone ?? ''}
        error={errors[`${prefix}phone`]}
      />
    </div>
  );
}

/** Returns the address of a submitted form. Empty optional fields are left out. */
export function addressIn(values: Values): AddressInput {
  const optional = (name: 'company' | 'line2' | 'region' | 'postalCode' | 'phone') =>
    values[name] ? { [name]: values[name] } : {};
  return {
    name: values['name'] ?? '',
    line1: values['line1'] ?? '',
    city: values['city'] ?? '',
    country: values['country'] ?? '',
    ...optional('company'),
    ...optional('line2'),
    ...optional('region'),
    ...optional('postalCode'),
    ...optional('phone'),
  };
}
