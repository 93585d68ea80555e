CREATE TYPE "discount_kind" AS ENUM('CODE', 'PROMOTION');--> statement-breakpoint
ALTER TABLE "order_details" ADD COLUMN "discount_allocations" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "discount_codes" ADD COLUMN "kind" "discount_kind" DEFAULT 'CODE'::"discount_kind" NOT NULL;--> statement-breakpoint
ALTER TABLE "discount_codes" ADD COLUMN "is_free_shipping" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "discount_codes" ADD COLUMN "buy_quantity" integer;--> statement-breakpoint
ALTER TABLE "discount_codes" ADD COLUMN "get_quantity" integer;--> statement-breakpoint
ALTER TABLE "discount_codes" ADD COLUMN "priority" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "discount_codes_kind_created_at" ON "discount_codes" ("kind","created_at","id");--> statement-breakpoint
CREATE INDEX "discount_codes_active_promotions" ON "discount_codes" ("priority","code") WHERE "kind" = 'PROMOTION' and "is_active";--> statement-breakpoint
ALTER TABLE "discount_codes" ADD CONSTRAINT "discount_codes_promotion_only" CHECK ("kind" = 'PROMOTION' or (not "is_free_shipping" and "buy_quantity" is null and "get_quantity" is null));--> statement-breakpoint
ALTER TABLE "discount_codes" ADD CONSTRAINT "discount_codes_promotion_key" CHECK ("kind" = 'CODE' or "code" ~ '^[a-z][a-z0-9-]*$');--> statement-breakpoint
ALTER TABLE "discount_codes" ADD CONSTRAINT "discount_codes_buy_and_get" CHECK (num_nonnulls("buy_quantity", "get_quantity") in (0, 2) and ("buy_quantity" is null or "percentage" is not null));--> statement-breakpoint
ALTER TABLE "discount_codes" ADD CONSTRAINT "discount_codes_quantities" CHECK ("buy_quantity" > 0 and "get_quantity" > 0);--> statement-breakpoint
ALTER TABLE "discount_codes" DROP CONSTRAINT "discount_codes_one_kind", ADD CONSTRAINT "discount_codes_one_kind" CHECK (num_nonnulls("percentage", "amount") + "is_free_shipping"::int = 1);--> statement-breakpoint
-- Written by hand:
create trigger order_details_keep_their_allocations
  before update of discount_allocations
  on order_details for each row execute function refuse_rewriting_history();
