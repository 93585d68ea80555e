import { AddressText } from '../addresses/address-text.tsx';
import type { AddressInput, CheckoutTermsQuery } from '../generated/graphql.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import type { Destination } from './draft.ts';

export type SavedAddress = NonNullable<CheckoutTermsQuery['me']>['addresses'][number];

/** The value of the choice for an address that is not saved. */
export const OTHER = 'other';

/** The API returns absent parts as null; an input leaves them out. */
export const toInput = (address: SavedAddress['address']): AddressInput =>
  Object.fromEntries(
    Object.entries(address).filter(([name, value]) => value !== null && name !== '__typename'),
  ) as AddressInput;

/** Returns the choice that is shown first: the earlier choice of the customer, or the default address of the account. */
export function initialChoice(destination: Destination | undefined, saved: readonly SavedAddress[]): string {
  if (destination?.kind === 'saved' && saved.some(({ id }) => id === destination.id)) return destination.id;
  if (destination?.kind === 'entered') return OTHER;
  return (saved.find(({ isDefaultShipping }) => isDefaultShipping) ?? saved[0])?.id ?? OTHER;
}

type Props = { saved: readonly SavedAddress[]; choice: string; choose: (choice: string) => void };

/** Shows the saved addresses of the account, and a choice for a new address. Without saved addresses, shows nothing. */
export function SavedAddresses({ saved, choice, choose }: Props) {
  const { checkout } = useMessages();
  if (saved.length === 0) return null;
  const option = (value: string) => ({
    type: 'radio',
    name: 'saved',
    value,
    checked: choice === value,
    onChange: () => choose(value),
  });
  return (
    <fieldset className="choices">
      <legend className="visually-hidden">{checkout.savedAddress}</legend>
      {saved.map(({ id, address }) => (
        <label key={id} className="choice">
          <input {...option(id)} />
          <AddressText address={address} />
        </label>
      ))}
      <label className="choice">
        <input {...option(OTHER)} />
        <span>{checkout.newAddress}</span>
      </label>
    </fieldset>
  );
}
