CREATE INDEX "users_role" ON "users" ("role","created_at","id");--> statement-breakpoint
CREATE INDEX "users_email_trigrams" ON "users" USING gin (lower("email") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "users_name_trigrams" ON "users" USING gin (lower("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "audit_log_action" ON "audit_log" ("action","at","id");--> statement-breakpoint
CREATE INDEX "products_search_names" ON "products" USING gin (ts_filter("search_text", '{a}'));--> statement-breakpoint
CREATE INDEX "products_sku_lower" ON "products" (lower("sku"));--> statement-breakpoint
CREATE INDEX "webhook_deliveries_state" ON "webhook_deliveries" ("state","created_at","id");