CREATE TABLE "saved_addresses" (
	"id" uuid PRIMARY KEY,
	"user_id" uuid NOT NULL,
	"address" jsonb NOT NULL,
	"fingerprint" bytea NOT NULL,
	"is_default_shipping" boolean DEFAULT false NOT NULL,
	"is_default_billing" boolean DEFAULT false NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_addresses_distinct" UNIQUE("user_id","fingerprint")
);
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "billing_address" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_addresses_one_default_shipping" ON "saved_addresses" ("user_id") WHERE "is_default_shipping";--> statement-breakpoint
CREATE UNIQUE INDEX "saved_addresses_one_default_billing" ON "saved_addresses" ("user_id") WHERE "is_default_billing";--> statement-breakpoint
ALTER TABLE "saved_addresses" ADD CONSTRAINT "saved_addresses_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE;--> statement-breakpoint
-- Written by hand:
-- As for the shipping address, only the phone may be cleared, when the account is deleted.
create trigger orders_keep_their_billing_address
  before update of billing_address on orders for each row
  when (new.billing_address is distinct from old.billing_address
    and new.billing_address is distinct from jsonb_set(old.billing_address, '{phone}', 'null'))
  execute function refuse_rewriting_history();
