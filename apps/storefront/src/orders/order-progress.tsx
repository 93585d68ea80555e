import type { OrderFieldsFragment } from '../generated/graphql.ts';
import { useFormat } from '../shared/format.ts';
import { Icon } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';

const STEPS = ['PENDING', 'PROCESSING', 'SHIPPED', 'DELIVERED'] as const;

/** Shows how far the order is. Screen readers read a change. */
export function OrderProgress({ order }: { order: OrderFieldsFragment }) {
  const { order: texts } = useMessages();
  const format = useFormat();
  const timeOf = (status: string) => order.history.findLast(({ to }) => to === status)?.at;
  if (order.status === 'CANCELLED') {
    const at = timeOf('CANCELLED');
    return (
      <p className="progress cancelled" role="status">
        <Icon name="close" /> {texts.statuses.CANCELLED}{' '}
        {at && <span className="muted">{format.dateTime(at)}</span>}
      </p>
    );
  }
  const reached = STEPS.indexOf(order.status);
  return (
    <section aria-label={texts.progress}>
      <p className="visually-hidden" role="status">
        {texts.statuses[order.status]}
      </p>
      <ol className="progress">
        {STEPS.map((status, position) => {
          const at = position <= reached ? timeOf(status) : undefined;
          return (
            <li
              key={status}
              className={position < reached ? 'done' : position === reached ? 'current' : undefined}
              aria-current={position === reached ? 'step' : undefined}
            >
              <span className="mark" aria-hidden="true">
                {position <= reached && <Icon name="check" />}
              </span>
              <span className="progress-text">
                {texts.statuses[status]}
                {at && <time dateTime={at}>{format.dateTime(at)}</time>}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
