import { Link, useSearchParams } from 'wouter';
import { MyOrders } from '../generated/graphql.ts';
import { Pager } from '../catalog/product-list.tsx';
import { changedParams } from '../catalog/list-variables.ts';
import { useFormat } from '../shared/format.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { ButtonLink, Empty, Failure, Loading } from '../shared/ui.tsx';
import { useRead } from '../shared/use-query.ts';
import { FirstPicture, Picture, THUMBNAIL_SIZES } from '../shared/picture.tsx';

const PAGE_SIZE = 10;
const MAX_PICTURES = 4;

export function OrdersPage() {
  const { order: texts, common } = useMessages();
  const format = useFormat();
  const [params] = useSearchParams();
  const before = params.get('before');
  const after = params.get('after');
  const page = before ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, ...(after && { after }) };
  const { data, error, reload } = useRead(MyOrders, page, { isVolatile: true });
  const orders = data?.me?.orders;
  return (
    <section aria-labelledby="orders">
      <h2 id="orders">{texts.listTitle}</h2>
      {error ? (
        <Failure error={error} retry={reload} />
      ) : !orders ? (
        <Loading />
      ) : orders.nodes.length === 0 ? (
        <Empty title={texts.none}>
          <ButtonLink href="/">{common.continueShopping}</ButtonLink>
        </Empty>
      ) : (
        <ul className="order-list">
          {orders.nodes.map(({ id, number, status, placedAt, total, details }) => (
            <li key={id} className="card">
              <div className="order-head">
                <h3>
                  <Link href={`/account/orders/${id}`}>{number}</Link>
                </h3>
                <span className={`pill ${PILLS[status]}`}>{texts.statuses[status]}</span>
              </div>
              <p className="muted">
                {format.date(placedAt)} · {format.money(total)} ·{' '}
                {texts.itemCount(details.reduce((count, { quantity }) => count + quantity, 0))}
              </p>
              <div className="thumbs">
                {details
                  .slice(0, MAX_PICTURES)
                  .map(({ id, product, productName }) =>
                    product ? (
                      <FirstPicture key={id} of={product} sizes={THUMBNAIL_SIZES} alt={productName} />
                    ) : (
                      <Picture key={id} src={null} />
                    ),
                  )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {orders && (
        <Pager
          pageInfo={orders.pageInfo}
          to={(changes) => `/account/orders${changedParams(params, changes)}`}
        />
      )}
    </section>
  );
}

const PILLS = {
  PENDING: 'waiting',
  PROCESSING: 'good',
  SHIPPED: 'good',
  DELIVERED: '',
  CANCELLED: '',
} as const;
