CREATE TYPE "export_format" AS ENUM('CSV', 'JSONL');--> statement-breakpoint
CREATE TYPE "export_kind" AS ENUM('PRODUCTS', 'ORDERS', 'CUSTOMERS');--> statement-breakpoint
CREATE TYPE "import_error_policy" AS ENUM('CONTINUE', 'REFUSE');--> statement-breakpoint
CREATE TYPE "import_format" AS ENUM('CSV', 'JSONL');--> statement-breakpoint
CREATE TYPE "import_state" AS ENUM('QUEUED', 'RUNNING', 'SUCCEEDED', 'REFUSED', 'FAILED');--> statement-breakpoint
CREATE TABLE "catalog_imports" (
	"id" uuid PRIMARY KEY,
	"upload_id" uuid,
	"actor_id" uuid,
	"address" text,
	"format" "import_format" NOT NULL,
	"is_dry_run" boolean NOT NULL,
	"on_error" "import_error_policy" NOT NULL,
	"state" "import_state" DEFAULT 'QUEUED'::"import_state" NOT NULL,
	"is_writing" boolean DEFAULT false NOT NULL,
	"bytes_total" bigint NOT NULL,
	"bytes_read" bigint DEFAULT 0 NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"issues" jsonb DEFAULT '[]' NOT NULL,
	"unknown_columns" text[] DEFAULT '{}'::text[] NOT NULL,
	"problem" text,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "exports" (
	"id" uuid PRIMARY KEY,
	"actor_id" uuid NOT NULL,
	"kind" "export_kind" NOT NULL,
	"format" "export_format" NOT NULL,
	"token_hash" bytea NOT NULL UNIQUE,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"used_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "import_chunks" (
	"id" uuid PRIMARY KEY,
	"upload_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"content" bytea NOT NULL,
	CONSTRAINT "import_chunks_position" UNIQUE("upload_id","position")
);
--> statement-breakpoint
CREATE TABLE "import_uploads" (
	"id" uuid PRIMARY KEY,
	"actor_id" uuid,
	"token_hash" bytea NOT NULL UNIQUE,
	"format" "import_format" NOT NULL,
	"byte_count" integer NOT NULL,
	"received_at" timestamp(3) with time zone,
	"used_at" timestamp(3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "catalog_imports_upload_id" ON "catalog_imports" ("upload_id") WHERE "upload_id" is not null;--> statement-breakpoint
CREATE INDEX "catalog_imports_actor_id" ON "catalog_imports" ("actor_id") WHERE "actor_id" is not null;--> statement-breakpoint
CREATE INDEX "exports_expires_at" ON "exports" ("expires_at");--> statement-breakpoint
CREATE INDEX "exports_actor_id" ON "exports" ("actor_id");--> statement-breakpoint
CREATE INDEX "import_uploads_expires_at" ON "import_uploads" ("expires_at");--> statement-breakpoint
CREATE INDEX "import_uploads_actor_id" ON "import_uploads" ("actor_id") WHERE "actor_id" is not null;--> statement-breakpoint
ALTER TABLE "catalog_imports" ADD CONSTRAINT "catalog_imports_upload_id_import_uploads_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "import_uploads"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "catalog_imports" ADD CONSTRAINT "catalog_imports_actor_id_users_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_actor_id_users_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "import_chunks" ADD CONSTRAINT "import_chunks_upload_id_import_uploads_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "import_uploads"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "import_uploads" ADD CONSTRAINT "import_uploads_actor_id_users_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL;