import { useEffect, useState } from 'react';
import { Icon } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';

const MAX_QUANTITY = 999;

type Props = {
  label: string;
  quantity: number;
  onChange: (quantity: number) => void;
  min?: number;
  max?: number;
  /** The number that the buttons add or remove. A typed number may be between two steps: the server checks it. */
  step?: number;
  isDisabled?: boolean;
};

/** A number with buttons beside it. A typed number takes effect when the field is left or Enter is pressed. */
export function QuantityInput({
  label,
  quantity,
  onChange,
  min = 0,
  max = MAX_QUANTITY,
  step = 1,
  isDisabled,
}: Props) {
  const { catalog } = useMessages();
  const [text, setText] = useState(String(quantity));
  useEffect(() => setText(String(quantity)), [quantity]);
  const highest = Math.max(min, Math.min(max, MAX_QUANTITY));
  const commit = () => {
    const typed = Math.trunc(Number(text));
    const next = Number.isFinite(typed) && text !== '' ? Math.min(Math.max(typed, min), highest) : quantity;
    setText(String(next));
    if (next !== quantity) onChange(next);
  };
  return (
    <div className="quantity" role="group" aria-label={label}>
      <button
        type="button"
        aria-label={catalog.fewer}
        disabled={isDisabled || quantity <= min}
        onClick={() => onChange(Math.max(min, quantity - step))}
      >
        <Icon name="minus" />
      </button>
      <input
        inputMode="numeric"
        aria-label={label}
        value={text}
        disabled={isDisabled}
        onChange={({ target }) => setText(target.value.replace(/\D/g, '').slice(0, 3))}
        onBlur={commit}
        onKeyDown={({ key }) => key === 'Enter' && commit()}
      />
      <button
        type="button"
        aria-label={catalog.more}
        disabled={isDisabled || quantity >= highest}
        onClick={() => onChange(Math.min(highest, quantity + step))}
      >
        <Icon name="plus" />
      </button>
    </div>
  );
}
