CREATE INDEX "audit_log_action" ON "audit_log" ("action","at","id");--> statement-breakpoint
CREATE INDEX "products_search_names" ON "products" USING gin (ts_filter("search_text", '{a}'));--> statement-breakpoint
CREATE INDEX "products_sku_lower" ON "products" (lower("sku"));--> statement-breakpoint
CREATE INDEX "webhook_deliveries_state" ON "webhook_deliveries" ("state","created_at","id");