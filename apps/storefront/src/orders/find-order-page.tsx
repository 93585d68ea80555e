import { useState } from 'react';
import { Link } from 'wouter';
import { RequestOrderAccess } from '../generated/graphql.ts';
import { api } from '../shared/api.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { FormPage } from '../shared/form-page.tsx';
import { Alert, Button, Field } from '../shared/ui.tsx';
import { useForm } from '../shared/use-form.ts';

export function FindOrderPage() {
  const { order, checkout } = useMessages();
  const [isSent, setSent] = useState(false);
  const { form, errors, isBusy } = useForm(async ({ number = '', email = '' }) => {
    await api.mutate(RequestOrderAccess, { number, email });
    setSent(true);
  });
  return (
    <FormPage title={order.findTitle}>
      {isSent ? (
        <Alert tone="good">{order.linkSent}</Alert>
      ) : (
        <form {...form}>
          <p className="muted">{order.findHint}</p>
          {errors[''] && <Alert>{errors['']}</Alert>}
          <Field
            label={order.number}
            name="number"
            required
            maxLength={100}
            autoComplete="off"
            placeholder="ORD-…"
            error={errors['number']}
          />
          <Field
            label={checkout.email}
            name="email"
            type="email"
            required
            maxLength={254}
            autoComplete="email"
            error={errors['email']}
          />
          <Button type="submit" isWide isBusy={isBusy}>
            {order.sendLink}
          </Button>
        </form>
      )}
      <p className="muted">
        <Link href="/account/orders">{order.accountInstead}</Link>
      </p>
    </FormPage>
  );
}
