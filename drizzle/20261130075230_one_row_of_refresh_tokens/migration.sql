ALTER TABLE "refresh_tokens" ADD COLUMN "family_hash" bytea;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD COLUMN "used_hashes" bytea[] DEFAULT '{}'::bytea[] NOT NULL;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD COLUMN "used_at" timestamp(3) with time zone[] DEFAULT '{}'::timestamp(3) with time zone[] NOT NULL;