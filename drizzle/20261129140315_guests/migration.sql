ALTER TYPE "email_kind" ADD VALUE 'ORDER_ACCESS' BEFORE 'WELCOME';--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "guest_key" bytea;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "access_token_hash" bytea;--> statement-breakpoint
CREATE UNIQUE INDEX "orders_guest_idempotency_key" ON "orders" ("guest_key","idempotency_key") WHERE "guest_key" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "orders_access_token_hash" ON "orders" ("access_token_hash") WHERE "access_token_hash" is not null;--> statement-breakpoint
CREATE INDEX "orders_pending_guest_email" ON "orders" (lower("email")) WHERE "status" = 'PENDING' and "guest_key" is not null and "customer_id" is null;--> statement-breakpoint
CREATE INDEX "orders_pending_guest_placed_at" ON "orders" ("placed_at","id") WHERE "status" = 'PENDING' and "guest_key" is not null and "customer_id" is null;--> statement-breakpoint
-- Written by hand:
-- An account may claim a guest's order, which then loses its access token. Every other change to another customer stays refused.
drop trigger orders_keep_their_customer on orders;--> statement-breakpoint
create trigger orders_keep_their_customer
  before update of customer_id on orders for each row
  when (new.customer_id is not null and not (
    old.customer_id is null and old.access_token_hash is not null and new.access_token_hash is null))
  execute function refuse_rewriting_history();--> statement-breakpoint
-- The token of a guest's order may be replaced or removed. No other order ever gets one.
create trigger orders_get_no_access_token
  before update of access_token_hash on orders for each row
  when (old.access_token_hash is null and new.access_token_hash is not null)
  execute function refuse_rewriting_history();--> statement-breakpoint
create trigger orders_keep_their_guest_key
  before update of guest_key on orders for each row execute function refuse_rewriting_history();--> statement-breakpoint
-- As the function with six parameters, and for guests, whose orders are counted by e-mail address.
create function is_within_unpaid_limit(customer uuid, guest_email text, network text, amount bigint, max_orders int, max_total bigint, share bigint)
returns boolean language plpgsql volatile as $$
declare
  unpaid record;
begin
  if customer is not null then
    return is_within_unpaid_limit(customer, network, amount, max_orders, max_total, share);
  end if;
  perform pg_advisory_xact_lock(hashtextextended('unpaid orders of address ' || lower(guest_email), 0));
  select count(*) as orders, coalesce(sum(total), 0) as total into unpaid from orders
  where lower(email) = lower(guest_email) and guest_key is not null and customer_id is null and status = 'PENDING' and total > 0
    and not exists (select from payments where order_id = orders.id and status not in ('PENDING', 'FAILED', 'VOIDED'));
  if unpaid.orders >= max_orders or unpaid.total + amount > max_total then
    return false;
  end if;
  -- Without an account, only the limit of the IP address remains.
  return is_within_unpaid_limit(null, network, amount, max_orders, max_total, share);
end $$;
