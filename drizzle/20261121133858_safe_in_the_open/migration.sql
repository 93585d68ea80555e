CREATE TYPE "account_token_purpose" AS ENUM('PASSWORD_RESET', 'EMAIL_VERIFICATION', 'EMAIL_CHANGE');--> statement-breakpoint
CREATE TYPE "audit_action" AS ENUM('SIGNED_IN', 'SIGN_IN_FAILED', 'REFRESH_TOKEN_REUSED', 'SESSION_REVOKED', 'PASSWORD_CHANGED', 'PASSWORD_RESET', 'EMAIL_CHANGED', 'ROLE_CHANGED', 'ACCOUNT_DELETED', 'CREATED', 'UPDATED', 'DELETED', 'STOCK_ADJUSTED', 'ORDER_STATUS_CHANGED', 'PAYMENT_REFUNDED', 'EMAIL_RESENT', 'JOB_RETRIED', 'WEBHOOK_RESENT', 'WEBHOOK_SECRET_ROTATED');--> statement-breakpoint
ALTER TYPE "email_kind" ADD VALUE 'PASSWORD_RESET';--> statement-breakpoint
ALTER TYPE "email_kind" ADD VALUE 'PASSWORD_CHANGED';--> statement-breakpoint
ALTER TYPE "email_kind" ADD VALUE 'EMAIL_VERIFICATION';--> statement-breakpoint
ALTER TYPE "email_kind" ADD VALUE 'EMAIL_CHANGE';--> statement-breakpoint
ALTER TYPE "email_kind" ADD VALUE 'EMAIL_CHANGED';--> statement-breakpoint
CREATE TABLE "account_tokens" (
	"hash" bytea PRIMARY KEY,
	"user_id" uuid NOT NULL,
	"purpose" "account_token_purpose" NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refresh_tokens" (
	"hash" bytea PRIMARY KEY,
	"session_id" uuid NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"spent_at" timestamp(3) with time zone,
	"successor_salt" bytea
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"action" "audit_action" NOT NULL,
	"actor_id" uuid,
	"actor_role" "role",
	"subject_type" text NOT NULL,
	"subject_id" text,
	"before" jsonb,
	"after" jsonb,
	"address" text
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"key" text PRIMARY KEY,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_refresh_token_hash_key";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "user_agent" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "email_verified_at" timestamp(3) with time zone;--> statement-breakpoint
-- Whoever is signed in stays so.
INSERT INTO "refresh_tokens" ("hash", "session_id", "created_at", "expires_at")
  SELECT "refresh_token_hash", "id", "last_used_at", "expires_at" FROM "sessions" WHERE "revoked_at" IS NULL;--> statement-breakpoint
ALTER TABLE "sessions" DROP COLUMN "refresh_token_hash";--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "email" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "emails" ALTER COLUMN "recipient" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "account_tokens_user_id" ON "account_tokens" ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refresh_tokens_one_live" ON "refresh_tokens" ("session_id") WHERE "spent_at" is null;--> statement-breakpoint
CREATE INDEX "refresh_tokens_session_id" ON "refresh_tokens" ("session_id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_expires_at" ON "refresh_tokens" ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_expires_at" ON "sessions" ("expires_at");--> statement-breakpoint
CREATE INDEX "users_created_at" ON "users" ("created_at","id");--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" ("at","id");--> statement-breakpoint
CREATE INDEX "audit_log_actor_id" ON "audit_log" ("actor_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" ("subject_type","subject_id","at","id");--> statement-breakpoint
CREATE INDEX "carts_customer_id" ON "carts" ("customer_id") WHERE "customer_id" is not null;--> statement-breakpoint
ALTER TABLE "account_tokens" ADD CONSTRAINT "account_tokens_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_sessions_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE;