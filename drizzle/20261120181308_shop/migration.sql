CREATE TYPE "order_status" AS ENUM('PENDING', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'CANCELLED');--> statement-breakpoint
CREATE TYPE "role" AS ENUM('CUSTOMER', 'STAFF', 'ADMIN');--> statement-breakpoint
CREATE TYPE "stock_movement_kind" AS ENUM('RECEIVED', 'ADJUSTED', 'SOLD', 'RETURNED');--> statement-breakpoint
CREATE TABLE "cart_items" (
	"id" uuid PRIMARY KEY,
	"cart_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price_when_added" bigint NOT NULL,
	CONSTRAINT "cart_items_product_once" UNIQUE("cart_id","product_id"),
	CONSTRAINT "cart_items_quantity" CHECK ("quantity" between 1 and 999)
);
--> statement-breakpoint
CREATE TABLE "carts" (
	"id" uuid PRIMARY KEY,
	"customer_id" uuid,
	"token_hash" bytea UNIQUE,
	"merged_into_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "carts_has_one_owner" CHECK (num_nonnulls("customer_id", "token_hash") = 1)
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"id" uuid PRIMARY KEY,
	"parent_id" uuid,
	"name" text NOT NULL,
	"slug" text NOT NULL UNIQUE,
	"description" text,
	"image" text,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "categories_not_own_parent" CHECK ("parent_id" <> "id")
);
--> statement-breakpoint
CREATE TABLE "order_details" (
	"id" uuid PRIMARY KEY,
	"order_id" uuid NOT NULL,
	"product_id" uuid,
	"position" integer NOT NULL,
	"product_name" text NOT NULL,
	"sku" text NOT NULL,
	"unit_price" bigint NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "order_details_position" UNIQUE("order_id","position"),
	CONSTRAINT "order_details_quantity_positive" CHECK ("quantity" > 0),
	CONSTRAINT "order_details_unit_price_not_negative" CHECK ("unit_price" >= 0)
);
--> statement-breakpoint
CREATE TABLE "order_events" (
	"id" uuid PRIMARY KEY,
	"order_id" uuid NOT NULL,
	"from" "order_status",
	"to" "order_status" NOT NULL,
	"actor_id" uuid,
	"note" text,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY,
	"number" text NOT NULL UNIQUE,
	"customer_id" uuid,
	"email" text NOT NULL,
	"status" "order_status" DEFAULT 'PENDING'::"order_status" NOT NULL,
	"currency" text NOT NULL,
	"subtotal" bigint NOT NULL,
	"total" bigint NOT NULL,
	"shipping_address" jsonb NOT NULL,
	"notes" text,
	"idempotency_key" text NOT NULL,
	"fingerprint" bytea NOT NULL,
	"placed_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "orders_idempotency_key" UNIQUE("customer_id","idempotency_key"),
	CONSTRAINT "orders_total" CHECK ("total" = "subtotal" and "subtotal" >= 0)
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid PRIMARY KEY,
	"category_id" uuid,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"sku" text NOT NULL,
	"description" text,
	"price" bigint NOT NULL,
	"compare_at_price" bigint,
	"cost" bigint,
	"stock" integer NOT NULL,
	"image" text,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	"search_text" tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english', name), 'A') || setweight(to_tsvector('simple', translate(sku, '-._', '   ')), 'A') || setweight(to_tsvector('english', coalesce(description, '')), 'B')) STORED,
	CONSTRAINT "products_sku_unique" UNIQUE NULLS NOT DISTINCT("sku","deleted_at"),
	CONSTRAINT "products_slug_unique" UNIQUE NULLS NOT DISTINCT("slug","deleted_at"),
	CONSTRAINT "products_stock_not_negative" CHECK ("stock" >= 0),
	CONSTRAINT "products_price_not_negative" CHECK ("price" >= 0),
	CONSTRAINT "products_cost_not_negative" CHECK ("cost" >= 0),
	CONSTRAINT "products_compare_at_price_above_price" CHECK ("compare_at_price" > "price")
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY,
	"user_id" uuid NOT NULL,
	"refresh_token_hash" bytea NOT NULL UNIQUE,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"revoked_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "shop" (
	"is_only" boolean PRIMARY KEY DEFAULT true,
	"currency" text NOT NULL,
	CONSTRAINT "shop_is_one_row" CHECK ("is_only")
);
--> statement-breakpoint
CREATE TABLE "stock_movements" (
	"id" uuid PRIMARY KEY,
	"product_id" uuid,
	"order_id" uuid,
	"kind" "stock_movement_kind" NOT NULL,
	"delta" integer NOT NULL,
	"stock_after" integer NOT NULL,
	"reason" text,
	"actor_id" uuid,
	"idempotency_key" text UNIQUE,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stock_movements_once_per_order" UNIQUE("order_id","product_id","kind"),
	CONSTRAINT "stock_movements_stock_after_not_negative" CHECK ("stock_after" >= 0)
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" "role" DEFAULT 'CUSTOMER'::"role" NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "cart_items_product_id" ON "cart_items" ("product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "carts_one_open_per_customer" ON "carts" ("customer_id") WHERE "merged_into_id" is null;--> statement-breakpoint
CREATE INDEX "carts_merged_into_id" ON "carts" ("merged_into_id");--> statement-breakpoint
CREATE INDEX "categories_parent_id_name" ON "categories" ("parent_id",lower("name"),"id");--> statement-breakpoint
CREATE INDEX "categories_name" ON "categories" (lower("name"),"id");--> statement-breakpoint
CREATE INDEX "order_details_product_id" ON "order_details" ("product_id");--> statement-breakpoint
CREATE INDEX "order_events_order_id" ON "order_events" ("order_id","at","id");--> statement-breakpoint
CREATE INDEX "order_events_actor_id" ON "order_events" ("actor_id") WHERE "actor_id" is not null;--> statement-breakpoint
CREATE INDEX "orders_customer_id_placed_at" ON "orders" ("customer_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_placed_at" ON "orders" ("placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_status_placed_at" ON "orders" ("status","placed_at","id");--> statement-breakpoint
CREATE INDEX "products_created_at" ON "products" ("created_at","id");--> statement-breakpoint
CREATE INDEX "products_name" ON "products" (lower("name"),"id");--> statement-breakpoint
CREATE INDEX "products_price" ON "products" ("price","id");--> statement-breakpoint
CREATE INDEX "products_category_id_created_at" ON "products" ("category_id","created_at","id");--> statement-breakpoint
CREATE INDEX "products_category_id_name" ON "products" ("category_id",lower("name"),"id");--> statement-breakpoint
CREATE INDEX "products_category_id_price" ON "products" ("category_id","price","id");--> statement-breakpoint
CREATE INDEX "products_search_text" ON "products" USING gin ("search_text");--> statement-breakpoint
CREATE INDEX "search_words_trigrams" ON "search_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "sessions_user_id" ON "sessions" ("user_id");--> statement-breakpoint
CREATE INDEX "stock_movements_product_id" ON "stock_movements" ("product_id","id");--> statement-breakpoint
CREATE INDEX "stock_movements_actor_id" ON "stock_movements" ("actor_id") WHERE "actor_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_unique" ON "users" (lower("email"));--> statement-breakpoint
ALTER TABLE "cart_items" ADD CONSTRAINT "cart_items_cart_id_carts_id_fkey" FOREIGN KEY ("cart_id") REFERENCES "carts"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "cart_items" ADD CONSTRAINT "cart_items_product_id_products_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_customer_id_users_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_merged_into_id_carts_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "carts"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_parent_id_categories_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "categories"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "order_details" ADD CONSTRAINT "order_details_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "order_details" ADD CONSTRAINT "order_details_product_id_products_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_actor_id_users_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_users_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_category_id_categories_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_product_id_products_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_actor_id_users_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL;