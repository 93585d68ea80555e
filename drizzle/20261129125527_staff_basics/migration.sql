CREATE TYPE "order_note_visibility" AS ENUM('INTERNAL', 'CUSTOMER');--> statement-breakpoint
CREATE TYPE "order_payment_status" AS ENUM('UNPAID', 'PENDING', 'AUTHORIZED', 'PAID', 'PARTIALLY_REFUNDED', 'REFUNDED');--> statement-breakpoint
CREATE TYPE "manual_payment_method" AS ENUM('BANK_TRANSFER', 'CASH', 'CHEQUE');--> statement-breakpoint
ALTER TYPE "email_kind" ADD VALUE 'ORDER_TRACKING_UPDATED' BEFORE 'WELCOME';--> statement-breakpoint
ALTER TYPE "order_change_kind" ADD VALUE 'TRACKING_UPDATED';--> statement-breakpoint
ALTER TYPE "order_change_kind" ADD VALUE 'NOTE_ADDED';--> statement-breakpoint
ALTER TYPE "audit_action" ADD VALUE 'TRACKING_UPDATED' BEFORE 'PAYMENT_REFUNDED';--> statement-breakpoint
CREATE TABLE "order_notes" (
	"id" uuid PRIMARY KEY,
	"order_id" uuid NOT NULL,
	"visibility" "order_note_visibility" NOT NULL,
	"text" text NOT NULL,
	"author_id" uuid,
	"idempotency_key" text NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "order_notes_idempotency_key" UNIQUE("order_id","idempotency_key")
);
--> statement-breakpoint
ALTER TABLE "order_changes" ADD COLUMN "parcel" jsonb;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "payment_status" "order_payment_status" DEFAULT 'UNPAID'::"order_payment_status" NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "method" "manual_payment_method";--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "reference" text;--> statement-breakpoint
CREATE INDEX "order_notes_order_id" ON "order_notes" ("order_id","created_at","id");--> statement-breakpoint
CREATE INDEX "order_notes_author_id" ON "order_notes" ("author_id") WHERE "author_id" is not null;--> statement-breakpoint
CREATE INDEX "orders_payment_status" ON "orders" ("payment_status","status","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_email" ON "orders" (lower("email"),"placed_at","id") WHERE "email" is not null;--> statement-breakpoint
CREATE INDEX "orders_search_trigrams" ON "orders" USING gin (lower("number" || ' ' || coalesce("email", '') || ' ' || coalesce("shipping_address" ->> 'name', '')) gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "order_notes" ADD CONSTRAINT "order_notes_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "order_notes" ADD CONSTRAINT "order_notes_author_id_users_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_method" CHECK (("provider" = 'manual') = ("method" is not null));--> statement-breakpoint
-- Written by hand:
-- A tracking number can be corrected after the shipment. `order_changes.parcel` keeps each version.
drop trigger orders_keep_their_parcel on orders;--> statement-breakpoint
create trigger order_notes_are_final
  before update of order_id, visibility, "text", idempotency_key, created_at
  on order_notes for each row execute function refuse_rewriting_history();--> statement-breakpoint
create trigger order_notes_keep_their_author
  before update of author_id on order_notes for each row when (new.author_id is not null)
  execute function refuse_rewriting_history();--> statement-breakpoint
create trigger order_notes_are_not_truncated
  before truncate on order_notes for each statement execute function refuse_rewriting_history();--> statement-breakpoint
drop trigger payments_are_final on payments;--> statement-breakpoint
create trigger payments_are_final
  before update of order_id, amount, currency, provider, method, reference, idempotency_key, fingerprint, created_at or delete
  on payments for each row execute function refuse_rewriting_history();--> statement-breakpoint
-- The payment status of an order, for filters. A program that changes the status of a payment holds the lock of its order.
create function order_payment_status_of(payment payment_status, total bigint) returns order_payment_status language sql immutable as $$
  select case
    when payment = 'CAPTURED' then 'PAID'
    when payment is not null then payment::text
    when total = 0 then 'PAID'
    else 'UNPAID'
  end::order_payment_status
$$;--> statement-breakpoint
create function set_payment_status_of_new_order() returns trigger language plpgsql as $$
begin
  new.payment_status := 'PAID';
  return new;
end
$$;--> statement-breakpoint
create trigger orders_without_amount_are_paid
  before insert on orders for each row when (new.total = 0) execute function set_payment_status_of_new_order();--> statement-breakpoint
create function set_payment_status_of_order() returns trigger language plpgsql as $$
begin
  update orders
  set payment_status = current.payment_status
  from (
    select order_payment_status_of(
      (select status from payments where order_id = new.order_id and status not in ('FAILED', 'VOIDED')), total
    ) as payment_status
    from orders where id = new.order_id
  ) current
  where id = new.order_id and orders.payment_status <> current.payment_status;
  return null;
end
$$;--> statement-breakpoint
create trigger payments_set_the_status_of_their_order
  after insert or update of status on payments for each row execute function set_payment_status_of_order();--> statement-breakpoint
update orders
set payment_status = order_payment_status_of(payments.status, orders.total)
from orders as each
left join payments on payments.order_id = each.id and payments.status not in ('FAILED', 'VOIDED')
where each.id = orders.id and order_payment_status_of(payments.status, orders.total) <> 'UNPAID';
