CREATE TYPE "shipping_rate_source" AS ENUM('TABLE', 'CARRIER');--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "parts" jsonb;--> statement-breakpoint
ALTER TABLE "shipping_methods" ADD COLUMN "rate_source" "shipping_rate_source" DEFAULT 'TABLE'::"shipping_rate_source" NOT NULL;--> statement-breakpoint
ALTER TABLE "shipping_methods" ADD COLUMN "carrier_service" text;--> statement-breakpoint
ALTER TABLE "shipping_methods" ADD CONSTRAINT "shipping_methods_carrier_service" CHECK ("rate_source" = 'TABLE' or "carrier_service" is not null);--> statement-breakpoint
-- Written by hand:
-- What a refund was for is history, like its amount.
create trigger refunds_keep_their_parts
  before update of parts on refunds for each row execute function refuse_rewriting_history();
