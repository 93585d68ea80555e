import { Link } from 'wouter';
import type { PreviewOrderQuery } from '../generated/graphql.ts';
import type { Messages } from '../shared/messages/en.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { Alert } from '../shared/ui.tsx';
import { errorsOf, type Errors } from '../shared/use-form.ts';

/** Why the order cannot be placed now, and the page where the customer can change that. */
export type Problem = { text: string; next?: { label: string; to: string } };

export type PreviewRefusal = Exclude<PreviewOrderQuery['previewOrder'], { __typename: 'OrderPreview' }>;

export const ProblemAlert = ({ problem: { text, next } }: { problem: Problem }) => (
  <Alert>
    <p>{text}</p>
    {next && (
      <p>
        <Link href={next.to}>{next.label}</Link>
      </p>
    )}
  </Alert>
);

/** Returns the sentences of a refusal, by field. The key of a sentence without a field is the empty text. */
export function problemsOf(refusal: PreviewRefusal, messages: Messages): Errors {
  switch (refusal.__typename) {
    case 'CartEmpty':
      return { '': messages.refusals.cartEmpty };
    case 'ShippingMethodUnavailable':
      return { method: messages.checkout.methodElsewhere };
    case 'InvalidInput':
      return errorsOf(refusal, messages);
  }
}

/** Shown instead of the amounts if the server cannot compute them. */
export function PreviewProblem({ refusal }: { refusal: PreviewRefusal }) {
  const messages = useMessages();
  const { checkout, common } = messages;
  const next =
    refusal.__typename === 'CartEmpty'
      ? { label: common.continueShopping, to: '/' }
      : { label: checkout.steps.delivery, to: '/checkout/delivery' };
  const text = Object.values(problemsOf(refusal, messages)).join(' ');
  return <ProblemAlert problem={{ text, next }} />;
}
