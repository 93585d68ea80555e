CREATE TYPE "tax_class" AS ENUM('STANDARD', 'REDUCED', 'ZERO');--> statement-breakpoint
CREATE TYPE "payment_status" AS ENUM('PENDING', 'AUTHORIZED', 'CAPTURED', 'FAILED', 'VOIDED', 'PARTIALLY_REFUNDED', 'REFUNDED');--> statement-breakpoint
CREATE TYPE "refund_status" AS ENUM('PENDING', 'SUCCEEDED', 'FAILED');--> statement-breakpoint
CREATE TABLE "payment_events" (
	"provider" text,
	"event_id" text,
	"type" text NOT NULL,
	"received_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_events_pkey" PRIMARY KEY("provider","event_id")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY,
	"order_id" uuid NOT NULL,
	"payer_id" uuid,
	"status" "payment_status" DEFAULT 'PENDING'::"payment_status" NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"captured_at" timestamp(3) with time zone,
	"refunded" bigint DEFAULT 0 NOT NULL,
	"provider" text NOT NULL,
	"provider_payment_id" text,
	"payment_token" text,
	"failure_reason" text,
	"idempotency_key" text NOT NULL,
	"fingerprint" bytea NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payments_idempotency_key" UNIQUE("payer_id","idempotency_key"),
	CONSTRAINT "payments_provider_payment" UNIQUE("provider","provider_payment_id"),
	CONSTRAINT "payments_amount" CHECK ("amount" > 0),
	CONSTRAINT "payments_refunded" CHECK ("refunded" between 0 and "amount")
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY,
	"payment_id" uuid NOT NULL,
	"status" "refund_status" DEFAULT 'PENDING'::"refund_status" NOT NULL,
	"amount" bigint NOT NULL,
	"reason" text,
	"actor_id" uuid,
	"provider_refund_id" text,
	"failure_reason" text,
	"idempotency_key" text NOT NULL,
	"fingerprint" bytea NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refunds_idempotency_key" UNIQUE("payment_id","idempotency_key"),
	CONSTRAINT "refunds_amount" CHECK ("amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "test_payments" (
	"id" text PRIMARY KEY,
	"token" text NOT NULL,
	"status" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"failure_reason" text,
	"refunds" jsonb DEFAULT '{}' NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "test_payments_amount" CHECK ("amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "discount_codes" (
	"id" uuid PRIMARY KEY,
	"code" text NOT NULL CONSTRAINT "discount_codes_code_unique" UNIQUE,
	"description" text NOT NULL,
	"percentage" integer,
	"amount" bigint,
	"minimum_subtotal" bigint,
	"starts_at" timestamp(3) with time zone,
	"ends_at" timestamp(3) with time zone,
	"max_uses" integer,
	"max_uses_per_customer" integer,
	"product_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"category_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"is_combinable" boolean DEFAULT false NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "discount_codes_one_kind" CHECK (num_nonnulls("percentage", "amount") = 1),
	CONSTRAINT "discount_codes_percentage" CHECK ("percentage" between 1 and 1000000),
	CONSTRAINT "discount_codes_amount" CHECK ("amount" > 0),
	CONSTRAINT "discount_codes_uses" CHECK ("uses" >= 0 and "uses" <= "max_uses"),
	CONSTRAINT "discount_codes_dates" CHECK ("starts_at" < "ends_at")
);
--> statement-breakpoint
CREATE TABLE "discount_redemptions" (
	"id" uuid PRIMARY KEY,
	"discount_code_id" uuid,
	"order_id" uuid NOT NULL,
	"customer_id" uuid,
	"customer_use" integer,
	"returned_at" timestamp(3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "discount_redemptions_once_per_order" UNIQUE("order_id","discount_code_id")
);
--> statement-breakpoint
CREATE TABLE "tax_rates" (
	"id" uuid PRIMARY KEY,
	"name" text NOT NULL,
	"country" text,
	"region" text,
	"tax_class" "tax_class" NOT NULL,
	"rate" integer NOT NULL,
	"valid_from" timestamp(3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tax_rates_one_at_a_time" UNIQUE NULLS NOT DISTINCT("country","region","tax_class","valid_from"),
	CONSTRAINT "tax_rates_rate" CHECK ("rate" between 0 and 1000000),
	CONSTRAINT "tax_rates_region_of_country" CHECK ("region" is null or "country" is not null),
	CONSTRAINT "tax_rates_not_zero_class" CHECK ("tax_class" <> 'ZERO')
);
--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "discount_codes" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "tax_class" "tax_class" DEFAULT 'STANDARD'::"tax_class" NOT NULL;--> statement-breakpoint
ALTER TABLE "order_details" ADD COLUMN "discount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_details" ADD COLUMN "tax" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "discount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "tax" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "prices_include_tax" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "discount_lines" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "tax_lines" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX "payment_events_received_at" ON "payment_events" ("received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_live_per_order" ON "payments" ("order_id") WHERE "status" not in ('FAILED', 'VOIDED');--> statement-breakpoint
CREATE INDEX "payments_order_id" ON "payments" ("order_id","id");--> statement-breakpoint
CREATE INDEX "payments_unsettled" ON "payments" ("updated_at") WHERE "status" in ('PENDING', 'AUTHORIZED');--> statement-breakpoint
CREATE INDEX "refunds_actor_id" ON "refunds" ("actor_id") WHERE "actor_id" is not null;--> statement-breakpoint
CREATE INDEX "refunds_unsettled" ON "refunds" ("updated_at") WHERE "status" = 'PENDING';--> statement-breakpoint
CREATE INDEX "discount_codes_created_at" ON "discount_codes" ("created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "discount_redemptions_customer_use" ON "discount_redemptions" ("discount_code_id","customer_id","customer_use") WHERE "returned_at" is null;--> statement-breakpoint
CREATE INDEX "discount_redemptions_code_customer" ON "discount_redemptions" ("discount_code_id","customer_id");--> statement-breakpoint
CREATE INDEX "discount_redemptions_customer_id" ON "discount_redemptions" ("customer_id");--> statement-breakpoint
CREATE INDEX "tax_rates_valid_from" ON "tax_rates" ("valid_from","id");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_payer_id_users_id_fkey" FOREIGN KEY ("payer_id") REFERENCES "users"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_payments_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_actor_id_users_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "discount_redemptions" ADD CONSTRAINT "discount_redemptions_discount_code_id_discount_codes_id_fkey" FOREIGN KEY ("discount_code_id") REFERENCES "discount_codes"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "discount_redemptions" ADD CONSTRAINT "discount_redemptions_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "discount_redemptions" ADD CONSTRAINT "discount_redemptions_customer_id_users_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "order_details" ADD CONSTRAINT "order_details_discount" CHECK ("discount" between 0 and "unit_price" * "quantity");--> statement-breakpoint
ALTER TABLE "order_details" ADD CONSTRAINT "order_details_tax_not_negative" CHECK ("tax" >= 0);--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_discount" CHECK ("discount" between 0 and "subtotal");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_tax_not_negative" CHECK ("tax" >= 0);--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_total", ADD CONSTRAINT "orders_total" CHECK ("total" = "subtotal" - "discount" + case when "prices_include_tax" then 0 else "tax" end);