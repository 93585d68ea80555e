import type { ShippingOptionFieldsFragment } from '../generated/graphql.ts';
import { useFormat } from '../shared/format.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { isZero } from '../shared/money.ts';

type Props = {
  options: readonly ShippingOptionFieldsFragment[];
  chosen: string | undefined;
  choose: (id: string) => void;
};

export function ShippingMethods({ options, chosen, choose }: Props) {
  const { checkout, common } = useMessages();
  const format = useFormat();
  if (options.length === 0) return <p className="muted">{checkout.noMethods}</p>;
  return options.map(({ method, total, isAvailable, reason, missingForFree }) => {
    const days = checkout.days(method.minDays ?? null, method.maxDays ?? null);
    const hints = [
      days,
      isAvailable ? method.description : reason,
      missingForFree && checkout.missingForFree(format.money(missingForFree)),
    ];
    return (
      <label key={method.id} className={`choice${isAvailable ? '' : ' disabled'}`}>
        <input
          type="radio"
          name="method"
          value={method.id}
          disabled={!isAvailable}
          checked={method.id === chosen}
          onChange={() => choose(method.id)}
        />
        <span className="choice-text">
          <span className="choice-title">{method.name}</span>
          <span className="muted">{hints.filter(Boolean).join(' · ')}</span>
        </span>
        <span className="choice-price">{isZero(total) ? common.free : format.money(total)}</span>
      </label>
    );
  });
}
