-- One flat rate, as the simplest new shops want: staff change it through the API. A shop that sells already goes on as it did.
insert into tax_rates (id, name, tax_class, rate, valid_from)
select '019e0000-0000-7000-8000-000000000001', 'Tax', 'STANDARD', 100000, '2000-01-01T00:00:00Z'
where not exists (select from products);--> statement-breakpoint
-- What an order was discounted, taxed and paid with is history like the rest of it.
drop trigger orders_are_final on orders;--> statement-breakpoint
create trigger orders_are_final
  before update of number, email, currency, subtotal, discount, tax, total, prices_include_tax, discount_lines, tax_lines,
    shipping_address, notes, idempotency_key, fingerprint, placed_at or delete
  on orders for each row execute function refuse_rewriting_history();--> statement-breakpoint
drop trigger order_details_are_final on order_details;--> statement-breakpoint
create trigger order_details_are_final
  before update of order_id, position, product_name, sku, unit_price, quantity, discount, tax or delete
  on order_details for each row execute function refuse_rewriting_history();--> statement-breakpoint
create trigger discount_redemptions_are_final
  before update of order_id, customer_use, created_at or delete
  on discount_redemptions for each row execute function refuse_rewriting_history();--> statement-breakpoint
create trigger discount_redemptions_are_returned_once
  before update of returned_at on discount_redemptions for each row when (old.returned_at is not null)
  execute function refuse_rewriting_history();--> statement-breakpoint
create trigger payments_are_final
  before update of order_id, amount, currency, provider, idempotency_key, fingerprint, created_at or delete
  on payments for each row execute function refuse_rewriting_history();--> statement-breakpoint
create trigger payments_keep_the_providers_id
  before update of provider_payment_id on payments for each row
  when (old.provider_payment_id is not null and new.provider_payment_id is distinct from old.provider_payment_id)
  execute function refuse_rewriting_history();--> statement-breakpoint
create trigger payments_keep_their_capture
  before update of captured_at on payments for each row when (old.captured_at is not null)
  execute function refuse_rewriting_history();--> statement-breakpoint
create trigger refunds_are_final
  before update of payment_id, amount, reason, idempotency_key, fingerprint, created_at or delete
  on refunds for each row execute function refuse_rewriting_history();--> statement-breakpoint
create trigger discount_redemptions_are_not_truncated
  before truncate on discount_redemptions for each statement execute function refuse_rewriting_history();--> statement-breakpoint
create trigger payments_are_not_truncated
  before truncate on payments for each statement execute function refuse_rewriting_history();--> statement-breakpoint
create trigger refunds_are_not_truncated
  before truncate on refunds for each statement execute function refuse_rewriting_history();
