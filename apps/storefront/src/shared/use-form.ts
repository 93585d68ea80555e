import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react';
import type { IssuesFragment } from '../generated/graphql.ts';
import { useMessages } from './messages/messages.tsx';
import type { Messages } from './messages/en.ts';
import { useAction } from './use-action.ts';

export type Errors = Readonly<Record<string, string | undefined>>;
export type Values = Readonly<Record<string, string>>;

/** Returns the sentence for each invalid field, by the last part of its path. */
export function errorsOf(
  { issues }: Pick<IssuesFragment, 'issues'>,
  { common, issues: texts }: Messages,
): Errors {
  const sentences: Record<string, string> = texts;
  return Object.fromEntries(
    issues.map(({ path, code, message }) => {
      const field = path.at(-1) ?? '';
      const isEmail = code === 'INVALID' && /email$/i.test(field);
      return [field, isEmail ? common.invalidEmail : (sentences[code] ?? message)];
    }),
  );
}

/** Returns the problems that the browser itself can find. */
function browserErrorsIn(form: HTMLFormElement, { common }: Messages): Errors {
  const controls = [...form.elements].filter(
    (element): element is HTMLInputElement | HTMLSelectElement => 'validity' in element && 'name' in element,
  );
  return Object.fromEntries(
    controls
      .filter(({ validity }) => !validity.valid)
      .map(({ name, type, validity }) => [
        name,
        type === 'email' && !validity.valueMissing ? common.invalidEmail : common.required,
      ]),
  );
}

/** Moves the focus to the first invalid field, after the errors are shown. */
function focusFirst(form: HTMLFormElement, errors: Errors): void {
  requestAnimationFrame(() => {
    const first = [...form.elements].find(
      (element) => 'name' in element && (element.name as string) in errors,
    );
    if (first instanceof HTMLElement) first.focus();
  });
}

/** Spaces around a value are mistakes, except in a password. */
const valueOf = (name: string, value: FormDataEntryValue): string => {
  if (typeof value !== 'string') return '';
  return /password/i.test(name) ? value : value.trim();
};

/** Returns the values of a form by the names of its fields. */
export const valuesIn = (form: HTMLFormElement): Values =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, valueOf(name, value)]));

type Submit = (values: Values, form: HTMLFormElement) => Promise<Errors | null | void>;

/**
 * Handles a form: checks required fields, runs one `submit` at a time, and shows the errors that it returns. The key of an
 * error without a field is the empty text.
 */
export function useForm(submit: Submit) {
  const messages = useMessages();
  const [errors, setErrors] = useState<Errors>({});
  const onFailure = useCallback((text: string) => setErrors({ '': text }), []);
  const { isBusy, run } = useAction(onFailure);
  const submitted = useRef<HTMLFormElement>(null);
  // A sentence without a field is above the fields, where a customer at the end of a long form does not see it.
  useEffect(() => {
    if (errors['']) submitted.current?.querySelector('.alert')?.scrollIntoView({ block: 'nearest' });
  }, [errors]);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    submitted.current = form;
    const show = (newErrors: Errors) => {
      setErrors(newErrors);
      focusFirst(form, newErrors);
    };
    const browserErrors = browserErrorsIn(form, messages);
    if (Object.keys(browserErrors).length > 0) return show(browserErrors);
    const values = valuesIn(form);
    void run(async () => show((await submit(values, form)) ?? {}));
  };
  // The error of a field disappears as soon as the field is filled in.
  const onInput = ({ target }: FormEvent<HTMLFormElement>) => {
    const { name, validity } = target as EventTarget as HTMLInputElement;
    if (errors[name] !== undefined && validity.valid) setErrors(({ [name]: _fixed, ...others }) => others);
  };
  return { errors, isBusy, form: { onSubmit, onInput, noValidate: true } };
}
