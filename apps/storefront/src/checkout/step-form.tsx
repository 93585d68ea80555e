import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { Alert, Button } from '../shared/ui.tsx';
import type { useForm } from '../shared/use-form.ts';

type Props = {
  title: string;
  back: { label: string; to: string };
  form: ReturnType<typeof useForm>;
  submitLabel?: string;
  children: ReactNode;
};

export const StepTitle = ({ children }: { children: ReactNode }) => (
  <h2 id="step-title" tabIndex={-1}>
    {children}
  </h2>
);

/** One step of the checkout, with a link to the previous step and a button to the next step. */
export function StepForm({ title, back, form: { form, errors, isBusy }, submitLabel, children }: Props) {
  const { common } = useMessages();
  return (
    <form {...form}>
      <StepTitle>{title}</StepTitle>
      {errors[''] && <Alert>{errors['']}</Alert>}
      {children}
      <div className="actions">
        <Link href={back.to} className="back">
          <Icon name="left" /> {back.label}
        </Link>
        <Button type="submit" isBusy={isBusy}>
          {submitLabel ?? common.continue}
        </Button>
      </div>
    </form>
  );
}
