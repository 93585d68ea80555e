CREATE TABLE "shipping_methods" (
	"id" uuid PRIMARY KEY,
	"zone_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"tax_class" "tax_class" DEFAULT 'STANDARD'::"tax_class" NOT NULL,
	"price" bigint NOT NULL,
	"tiers" jsonb DEFAULT '[]' NOT NULL,
	"free_from" bigint,
	"min_subtotal" bigint,
	"max_subtotal" bigint,
	"min_weight_grams" integer,
	"max_weight_grams" integer,
	"min_days" integer,
	"max_days" integer,
	"position" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shipping_methods_price_not_negative" CHECK ("price" >= 0),
	CONSTRAINT "shipping_methods_subtotals" CHECK ("min_subtotal" <= "max_subtotal"),
	CONSTRAINT "shipping_methods_weights" CHECK ("min_weight_grams" <= "max_weight_grams"),
	CONSTRAINT "shipping_methods_days" CHECK ("min_days" <= "max_days")
);
--> statement-breakpoint
CREATE TABLE "shipping_places" (
	"id" uuid PRIMARY KEY,
	"zone_id" uuid NOT NULL,
	"country" text,
	"region" text,
	CONSTRAINT "shipping_places_place" UNIQUE NULLS NOT DISTINCT("country","region"),
	CONSTRAINT "shipping_places_region_of_country" CHECK ("region" is null or "country" is not null)
);
--> statement-breakpoint
CREATE TABLE "shipping_zones" (
	"id" uuid PRIMARY KEY,
	"name" text NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "weight_grams" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "shipping_name" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "shipping_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "shipping_discount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "shipping_tax" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "shipping_methods_zone_id" ON "shipping_methods" ("zone_id");--> statement-breakpoint
CREATE INDEX "shipping_places_zone_id" ON "shipping_places" ("zone_id");--> statement-breakpoint
CREATE INDEX "shipping_zones_created_at" ON "shipping_zones" ("created_at","id");--> statement-breakpoint
ALTER TABLE "shipping_methods" ADD CONSTRAINT "shipping_methods_zone_id_shipping_zones_id_fkey" FOREIGN KEY ("zone_id") REFERENCES "shipping_zones"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "shipping_places" ADD CONSTRAINT "shipping_places_zone_id_shipping_zones_id_fkey" FOREIGN KEY ("zone_id") REFERENCES "shipping_zones"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_weight_grams_not_negative" CHECK ("weight_grams" >= 0);--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_shipping_discount" CHECK ("shipping_discount" between 0 and "shipping_amount");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_shipping_tax" CHECK ("shipping_tax" between 0 and "tax");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_shipping_name" CHECK ("shipping_name" is not null or "shipping_amount" = 0 and "shipping_tax" = 0);--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_total", ADD CONSTRAINT "orders_total" CHECK ("total" = "subtotal" - "discount" + "shipping_amount" - "shipping_discount" + case when "prices_include_tax" then 0 else "tax" end);--> statement-breakpoint
-- Written by hand:
create trigger orders_keep_their_delivery
  before update of shipping_name, shipping_amount, shipping_discount, shipping_tax
  on orders for each row execute function refuse_rewriting_history();
