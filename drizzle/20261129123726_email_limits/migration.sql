CREATE TABLE "email_counts" (
	"mailbox" bytea,
	"budget" text,
	"sent" integer NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "email_counts_pkey" PRIMARY KEY("mailbox","budget")
);
--> statement-breakpoint
ALTER TABLE "account_tokens" ADD COLUMN "email_id" uuid;--> statement-breakpoint
CREATE INDEX "email_counts_expires_at" ON "email_counts" ("expires_at");