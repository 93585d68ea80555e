import { ApiError } from '@ordergraph/client';
import {
  useEffect,
  useId,
  useRef,
  type ButtonHTMLAttributes,
  type ComponentProps,
  type ReactNode,
} from 'react';
import { Link } from 'wouter';
import { useFormat } from './format.ts';
import { Icon } from './icons.tsx';
import { useMessages } from './messages/messages.tsx';
import { savingInPercent, type Money } from './money.ts';
import { problemText } from './problem.ts';

type Look = 'main' | 'quiet' | 'text' | 'danger';

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: Look;
  isBusy?: boolean;
  isWide?: boolean;
};

/** While it is busy, a button ignores clicks, keeps the focus, and says that it works. */
export function Button({
  look = 'main',
  isBusy = false,
  isWide,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`button ${look}${isWide ? ' wide' : ''} ${className ?? ''}`}
      aria-disabled={isBusy || undefined}
      onClick={(event) => (isBusy ? event.preventDefault() : onClick?.(event))}
    >
      {isBusy && <span className="spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}

export const ButtonLink = ({
  look = 'main',
  isWide,
  ...rest
}: {
  look?: Look;
  isWide?: boolean;
  href: string;
  children: ReactNode;
}) => <Link {...rest} className={`button ${look}${isWide ? ' wide' : ''}`} />;

export function Price({ price, before, size }: { price: Money; before?: Money | null; size?: 'large' }) {
  const { catalog } = useMessages();
  const { money } = useFormat();
  const saving = savingInPercent(price, before);
  return (
    <span className={`price${size ? ` ${size}` : ''}${saving > 0 ? ' reduced' : ''}`}>
      {saving > 0 && <span className="visually-hidden">{catalog.now} </span>}
      <span className="amount">{money(price)}</span>
      {before && saving > 0 && (
        <s>
          <span className="visually-hidden">{catalog.was} </span>
          {money(before)}
        </s>
      )}
    </span>
  );
}

type FieldProps = Omit<ComponentProps<'input'>, 'name'> & {
  label: string;
  name: string;
  hint?: string;
  error?: string;
};

export function Field({ label, hint, error, className, ...input }: FieldProps) {
  const { common } = useMessages();
  const id = useId();
  return (
    <div className={`field ${className ?? ''}`}>
      <label htmlFor={id}>
        {label} {!input.required && <span className="muted">({common.optional})</span>}
      </label>
      <input
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={
          [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
        }
      />
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

export const FieldError = ({ id, error }: { id: string; error: string | undefined }) =>
  error ? (
    <p className="field-error" id={id}>
      <Icon name="alert" /> {error}
    </p>
  ) : null;

type SelectProps = Omit<ComponentProps<'select'>, 'name'> & { label: string; name: string; error?: string };

export function Select({ label, error, children, ...select }: SelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="select">
        <select
          {...select}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={error && `${id}-error`}
        >
          {children}
        </select>
        <Icon name="down" />
      </span>
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

export const Checkbox = ({ label, ...input }: ComponentProps<'input'> & { label: ReactNode }) => (
  <label className="checkbox">
    <input type="checkbox" {...input} />
    <span>{label}</span>
  </label>
);

/** A message in the flow of the page. Screen readers read it when it appears. */
export function Alert({ tone = 'bad', children }: { tone?: 'good' | 'bad' | 'info'; children: ReactNode }) {
  return (
    <div className={`alert ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={tone === 'good' ? 'check' : tone === 'bad' ? 'alert' : 'info'} />
      <div>{children}</div>
    </div>
  );
}

/** Shown instead of content that could not be loaded. Tries again when the device is online again. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const messages = useMessages();
  const isOffline = error instanceof ApiError && error.code === 'NETWORK_ERROR';
  useEffect(() => {
    if (!isOffline || !retry) return undefined;
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [isOffline, retry]);
  return (
    <div className="empty">
      <Icon name="alert" />
      <h2>{messages.errors.title}</h2>
      <p role="alert">{problemText(error, messages)}</p>
      {retry && (
        <Button look="quiet" onClick={retry}>
          {messages.common.tryAgain}
        </Button>
      )}
    </div>
  );
}

export const Loading = () => (
  <p className="loading" role="status">
    <span className="spinner" aria-hidden="true" />
    <span>{useMessages().common.loading}</span>
  </p>
);

export function Empty({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <Icon name="bag" />
      <h2>{title}</h2>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  );
}

/** A modal dialog of the browser, which keeps the focus inside and closes with Escape. */
export function Dialog({
  title,
  isOpen,
  onClose,
  className,
  children,
}: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}) {
  const { common } = useMessages();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (isOpen && !element?.open) element?.showModal();
    if (!isOpen && element?.open) element.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className={className} aria-labelledby={id} onClose={onClose}>
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="icon-button" aria-label={common.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {isOpen && children}
    </dialog>
  );
}

type Crumb = { name: string; to: string };

export function Breadcrumb({ crumbs, current }: { crumbs: readonly Crumb[]; current: string }) {
  const { common } = useMessages();
  return (
    <nav aria-label={common.breadcrumb} className="breadcrumb">
      <ol>
        {[{ name: common.home, to: '/' }, ...crumbs].map(({ name, to }) => (
          <li key={to}>
            <Link href={to}>{name}</Link>
          </li>
        ))}
        <li aria-current="page">{current}</li>
      </ol>
    </nav>
  );
}

/** Labels and amounts in two columns. */
export const Totals = ({ children }: { children: ReactNode }) => <dl className="totals">{children}</dl>;

export const TotalRow = ({
  label,
  children,
  isMain,
}: {
  label: ReactNode;
  children: ReactNode;
  isMain?: boolean;
}) => (
  <div className={isMain ? 'main' : undefined}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
