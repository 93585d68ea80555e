-- What was sold, moved or done is never rewritten, whatever program is at the database.
-- A reference may be cleared, when the product or person behind it goes, and never be turned to another.
create function refuse_rewriting_history() returns trigger language plpgsql as $$
begin
  raise exception '% of % would rewrite history', lower(tg_op), tg_table_name using errcode = 'restrict_violation';
end
$$;--> statement-breakpoint
create trigger orders_are_final
  before update of number, email, currency, subtotal, total, shipping_address, notes, idempotency_key, fingerprint, placed_at or delete
  on orders for each row execute function refuse_rewriting_history();--> statement-breakpoint
create trigger orders_keep_their_customer
  before update of customer_id on orders for each row when (new.customer_id is not null)
  execute function refuse_rewriting_history();--> statement-breakpoint
create trigger order_details_are_final
  before update of order_id, position, product_name, sku, unit_price, quantity or delete
  on order_details for each row execute function refuse_rewriting_history();--> statement-breakpoint
create trigger order_details_keep_their_product
  before update of product_id on order_details for each row when (new.product_id is not null)
  execute function refuse_rewriting_history();--> statement-breakpoint
create trigger order_events_are_final
  before update of order_id, "from", "to", note, at or delete
  on order_events for each row execute function refuse_rewriting_history();--> statement-breakpoint
create trigger order_events_keep_their_actor
  before update of actor_id on order_events for each row when (new.actor_id is not null)
  execute function refuse_rewriting_history();--> statement-breakpoint
create trigger stock_movements_are_final
  before update of order_id, kind, delta, stock_after, reason, idempotency_key, created_at or delete
  on stock_movements for each row execute function refuse_rewriting_history();--> statement-breakpoint
create trigger stock_movements_keep_their_product
  before update of product_id on stock_movements for each row when (new.product_id is not null)
  execute function refuse_rewriting_history();--> statement-breakpoint
create trigger stock_movements_keep_their_actor
  before update of actor_id on stock_movements for each row when (new.actor_id is not null)
  execute function refuse_rewriting_history();--> statement-breakpoint
create trigger orders_are_not_truncated
  before truncate on orders for each statement execute function refuse_rewriting_history();--> statement-breakpoint
create trigger order_details_are_not_truncated
  before truncate on order_details for each statement execute function refuse_rewriting_history();--> statement-breakpoint
create trigger order_events_are_not_truncated
  before truncate on order_events for each statement execute function refuse_rewriting_history();--> statement-breakpoint
create trigger stock_movements_are_not_truncated
  before truncate on stock_movements for each statement execute function refuse_rewriting_history();
