import { useState } from 'react';
import { AddressFields, addressIn } from '../addresses/address-fields.tsx';
import {
  CreateAddress,
  DeleteAddress,
  MyAddresses,
  UpdateAddress,
  type MyAddressesQuery,
} from '../generated/graphql.ts';
import { AddressText } from '../addresses/address-text.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { notify } from '../shared/notices.ts';
import { Alert, Button, Checkbox, Dialog, Failure, Loading } from '../shared/ui.tsx';
import { useAction } from '../shared/use-action.ts';
import { errorsOf, useForm } from '../shared/use-form.ts';
import { mutate } from '../shared/mutate.ts';
import { useRead } from '../shared/use-query.ts';

type Saved = NonNullable<MyAddressesQuery['me']>['addresses'][number];

export function AddressesPage() {
  const { account } = useMessages();
  const { data, error, reload } = useRead(MyAddresses, {});
  // Undefined: the dialog is closed. Null: the dialog is for a new address.
  const [edited, setEdited] = useState<Saved | null>();
  if (error) return <Failure error={error} retry={reload} />;
  if (!data) return <Loading />;
  const addresses = data.me?.addresses ?? [];
  return (
    <section aria-labelledby="addresses">
      <div className="section-head">
        <h2 id="addresses">{account.addressesTitle}</h2>
        <Button look="quiet" onClick={() => setEdited(null)}>
          {account.addAddress}
        </Button>
      </div>
      {addresses.length === 0 && <p className="muted">{account.noAddresses}</p>}
      <ul className="cards">
        {addresses.map((saved) => (
          <AddressCard key={saved.id} saved={saved} edit={() => setEdited(saved)} />
        ))}
      </ul>
      <Dialog
        title={edited ? account.editAddress : account.addAddress}
        isOpen={edited !== undefined}
        onClose={() => setEdited(undefined)}
      >
        <AddressForm
          saved={edited ?? null}
          countries={data.shop.countries}
          close={() => {
            setEdited(undefined);
            // If this address has become the default, another address is no longer the default.
            reload();
          }}
        />
      </Dialog>
    </section>
  );
}

function AddressCard({ saved, edit }: { saved: Saved; edit: () => void }) {
  const { account, common } = useMessages();
  const { isBusy, run } = useAction();
  const { name } = saved.address;
  return (
    <li className="card">
      <AddressText address={saved.address} />
      <p className="pills">
        {saved.isDefaultShipping && <span className="pill">{account.isDefaultShipping}</span>}
        {saved.isDefaultBilling && <span className="pill">{account.isDefaultBilling}</span>}
      </p>
      <div className="card-actions">
        <Button look="text" aria-label={account.editAddressOf(name)} onClick={edit}>
          {common.edit}
        </Button>
        <Button
          look="text"
          aria-label={account.removeAddress(name)}
          isBusy={isBusy}
          onClick={() => void run(() => mutate(DeleteAddress, { id: saved.id }))}
        >
          {common.remove}
        </Button>
      </div>
    </li>
  );
}

type FormProps = { saved: Saved | null; countries: MyAddressesQuery['shop']['countries']; close: () => void };

function AddressForm({ saved, countries, close }: FormProps) {
  const messages = useMessages();
  const { account, common } = messages;
  const { form, errors, isBusy } = useForm(async (values) => {
    const input = {
      address: addressIn(values),
      isDefaultShipping: values['isDefaultShipping'] === 'on',
      isDefaultBilling: values['isDefaultBilling'] === 'on',
    };
    const result = saved
      ? (await mutate(UpdateAddress, { id: saved.id, input })).updateAddress
      : (await mutate(CreateAddress, { input })).createAddress;
    switch (result.__typename) {
      case 'AddressSuccess':
        notify({ tone: 'good', text: common.saved });
        close();
        return null;
      case 'AddressBookFull':
        return { '': account.addressBookFull(result.maximum) };
      case 'AddressExists':
        return { '': account.addressExists };
      case 'InvalidInput':
        return errorsOf(result, messages);
    }
  });
  return (
    <form {...form}>
      {errors[''] && <Alert>{errors['']}</Alert>}
      <AddressFields
        countries={countries}
        address={saved && withoutNulls(saved.address)}
        errors={errors}
        section="shipping"
      />
      <Checkbox
        name="isDefaultShipping"
        defaultChecked={saved?.isDefaultShipping}
        label={account.defaultShipping}
      />
      <Checkbox
        name="isDefaultBilling"
        defaultChecked={saved?.isDefaultBilling}
        label={account.defaultBilling}
      />
      <div className="actions">
        <Button look="quiet" onClick={close}>
          {common.cancel}
        </Button>
        <Button type="submit" isBusy={isBusy}>
          {common.save}
        </Button>
      </div>
    </form>
  );
}

const withoutNulls = (address: Saved['address']) =>
  Object.fromEntries(Object.entries(address).filter(([, value]) => value !== null)) as ReturnType<
    typeof addressIn
  >;
