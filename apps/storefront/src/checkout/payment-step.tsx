import { Link, useLocation } from 'wouter';
import { Icon } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { useShop } from '../shared/shop.tsx';
import { Failure, Loading } from '../shared/ui.tsx';
import { changeDraft, useDraft } from './draft.ts';
import { PaymentForm } from './payment/payment-form.tsx';
import { PreviewProblem } from './preview-problem.tsx';
import { StepTitle } from './step-form.tsx';
import { isPreview, usePreview } from './use-preview.ts';

export function PaymentStep() {
  const { checkout, common } = useMessages();
  const { shop } = useShop();
  const [, navigate] = useLocation();
  const draft = useDraft();
  const { result, error, reload } = usePreview();
  if (error) return <Failure error={error} retry={reload} />;
  if (!result) return <Loading />;
  if (!isPreview(result)) return <PreviewProblem refusal={result} />;
  const back = (
    <Link href="/checkout/delivery" className="back">
      <Icon name="left" /> {checkout.steps.delivery}
    </Link>
  );
  return (
    <>
      <StepTitle>{checkout.paymentTitle}</StepTitle>
      {shop.payment ? (
        <PaymentForm
          provider={shop.payment}
          amount={result.total}
          submitLabel={common.continue}
          isBusy={false}
          back={back}
          chosen={draft.payment?.token}
          onChoice={(payment) => {
            changeDraft({ payment });
            navigate('/checkout/review');
          }}
        />
      ) : (
        <p>{checkout.noOnlinePayment}</p>
      )}
    </>
  );
}
