-- What has happened to orders before changes were told, in the order of time: whoever starts to read finds all of it.
insert into order_changes (order_id, kind, status, paid, refunded, amount, at)
select change.order_id, change.kind::order_change_kind, coalesce(change.status, before.status), money.paid, money.refunded,
  change.amount, change.at
from (
  select order_id, case "to" when 'PENDING' then 'PLACED' else "to"::text end as kind, "to" as status, null::bigint as amount, at, 2 as rank
  from order_events
  union all
  select order_id, 'PAID', null, amount, captured_at, 1 from payments
  where captured_at is not null and status not in ('FAILED', 'VOIDED')
  union all
  select order_id, 'REFUNDED', null, refunds.amount, refunds.updated_at, 3
  from refunds join payments on payments.id = payment_id
  where refunds.status = 'SUCCEEDED' and payments.status not in ('FAILED', 'VOIDED')
) change
cross join lateral (
  select coalesce(sum(amount) filter (where captured_at <= change.at), 0) as paid,
    coalesce((select sum(refunds.amount) from refunds join payments on payments.id = payment_id
      where order_id = change.order_id and payments.status not in ('FAILED', 'VOIDED')
        and refunds.status = 'SUCCEEDED' and refunds.updated_at <= change.at), 0) as refunded
  from payments where order_id = change.order_id and status not in ('FAILED', 'VOIDED')
) money
left join lateral (
  select "to" as status from order_events
  where change.status is null and order_id = change.order_id
    and (at < change.at or at = change.at and change.kind <> 'PAID')
  order by at desc, id desc limit 1
) before on true
order by change.at, change.rank;--> statement-breakpoint
create trigger order_changes_are_final
  before update or delete on order_changes for each row execute function refuse_rewriting_history();--> statement-breakpoint
create trigger order_changes_are_not_truncated
  before truncate on order_changes for each statement execute function refuse_rewriting_history();--> statement-breakpoint
-- Under way or not, a parcel is the one that was sent.
create trigger orders_keep_their_parcel
  before update of carrier, tracking_number on orders for each row when (old.status in ('SHIPPED', 'DELIVERED'))
  execute function refuse_rewriting_history();--> statement-breakpoint
create trigger orders_keep_their_locale
  before update of locale on orders for each row execute function refuse_rewriting_history();
