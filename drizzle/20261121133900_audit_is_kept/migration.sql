create trigger audit_log_is_final
  before update or delete on audit_log for each row execute function refuse_rewriting_history();--> statement-breakpoint
create trigger audit_log_is_not_truncated
  before truncate on audit_log for each statement execute function refuse_rewriting_history();--> statement-breakpoint
-- What an account left on its orders can be forgotten with it, and never be made another: who it was sent to stays, as invoices
-- must say so, without what only served to reach the customer.
drop trigger orders_are_final on orders;--> statement-breakpoint
create trigger orders_are_final
  before update of number, currency, subtotal, discount, tax, total, prices_include_tax, discount_lines, tax_lines,
    idempotency_key, fingerprint, placed_at or delete
  on orders for each row execute function refuse_rewriting_history();--> statement-breakpoint
create trigger orders_may_forget_their_customer
  before update of email, notes, shipping_address on orders for each row
  when (
    (new.email is distinct from old.email and new.email is not null)
    or (new.notes is distinct from old.notes and new.notes is not null)
    or (new.shipping_address is distinct from old.shipping_address
      and new.shipping_address is distinct from jsonb_set(old.shipping_address, '{phone}', 'null'))
  )
  execute function refuse_rewriting_history();--> statement-breakpoint
-- A throttle may be forgotten in a crash, and is written often.
alter table throttles set unlogged;
