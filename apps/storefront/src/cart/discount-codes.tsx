import { Icon } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { notify } from '../shared/notices.ts';
import { Button, FieldError } from '../shared/ui.tsx';
import { useAction } from '../shared/use-action.ts';
import { useForm } from '../shared/use-form.ts';
import { cart } from './cart.ts';
import { useRefusal } from './refusals.ts';

/** Shows the codes of the cart, and a field for another one. */
export function DiscountCodes({ codes }: { codes: readonly string[] }) {
  const { cart: texts } = useMessages();
  const refusalText = useRefusal();
  const { run } = useAction();
  const { form, errors, isBusy } = useForm(async ({ code = '' }, element) => {
    const refusal = await cart.change({ kind: 'applyCode', code });
    if (refusal) return { code: refusalText(refusal) };
    element.reset();
    notify({ tone: 'good', text: texts.codeApplied(code.toUpperCase()) });
    return null;
  });
  const error = errors['code'] ?? errors[''];
  return (
    <div className="codes">
      {codes.length > 0 && (
        <ul className="chips">
          {codes.map((code) => (
            <li key={code} className="chip">
              <Icon name="tag" /> {code}
              <button
                type="button"
                className="icon-button"
                aria-label={texts.removeCode(code)}
                onClick={() => void run(() => cart.change({ kind: 'removeCode', code }))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form {...form}>
        <label htmlFor="discount-code">{texts.code}</label>
        <div className="joined">
          <input
            id="discount-code"
            name="code"
            required
            maxLength={100}
            autoComplete="off"
            autoCapitalize="characters"
            aria-invalid={error ? true : undefined}
            aria-describedby={error && 'discount-error'}
          />
          <Button type="submit" look="quiet" isBusy={isBusy}>
            {texts.applyCode}
          </Button>
        </div>
        <FieldError id="discount-error" error={error} />
      </form>
    </div>
  );
}
