import type { FormEvent } from 'react';
import type { TestOutcome } from '../../shared/messages/en.ts';
import { useMessages } from '../../shared/messages/messages.tsx';
import { Alert, Button } from '../../shared/ui.tsx';
import { valuesIn } from '../../shared/use-form.ts';
import type { PaymentProps } from './payment-form.tsx';

/** Shows the outcomes that the test provider can simulate. */
export function TestPayment({ submitLabel, isBusy, back, chosen, onChoice }: PaymentProps) {
  const { payment } = useMessages();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const token = valuesIn(event.currentTarget)['outcome'] as TestOutcome;
    onChoice({ token, label: payment.outcomes[token][0] });
  };
  return (
    <form onSubmit={onSubmit}>
      <Alert tone="info">{payment.testHint}</Alert>
      <fieldset className="choices">
        <legend className="visually-hidden">{payment.testTitle}</legend>
        {Object.entries(payment.outcomes).map(([token, [title, hint]], position) => (
          <label key={token} className="choice">
            <input
              type="radio"
              name="outcome"
              value={token}
              defaultChecked={chosen ? token === chosen : position === 0}
            />
            <span className="choice-text">
              <span className="choice-title">{title}</span>
              <span className="muted">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="actions">
        {back}
        <Button type="submit" isBusy={isBusy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
