import { useState, type ComponentProps } from 'react';
import { useMessages } from '../shared/messages/messages.tsx';
import { Checkbox, Field } from '../shared/ui.tsx';

type Props = ComponentProps<typeof Field>;

/** A password field with a button that shows the typed password. */
export function PasswordField(props: Props) {
  const { account } = useMessages();
  const [isShown, setShown] = useState(false);
  return (
    <div className="password">
      <Field {...props} type={isShown ? 'text' : 'password'} required maxLength={128} spellCheck={false} />
      <Checkbox
        label={account.showPassword}
        checked={isShown}
        onChange={({ target }) => setShown(target.checked)}
      />
    </div>
  );
}
