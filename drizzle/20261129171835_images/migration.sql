CREATE TYPE "image_format" AS ENUM('JPEG', 'PNG', 'WEBP');--> statement-breakpoint
CREATE TYPE "image_state" AS ENUM('PROCESSING', 'READY', 'FAILED');--> statement-breakpoint
CREATE TYPE "image_upload_state" AS ENUM('OPEN', 'RECEIVING', 'ACCEPTED', 'REFUSED');--> statement-breakpoint
CREATE TABLE "attached_images" (
	"id" uuid PRIMARY KEY,
	"hash" text NOT NULL,
	"product_id" uuid,
	"category_id" uuid,
	"position" integer NOT NULL,
	"alt" text,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attached_images_product_id_hash" UNIQUE("product_id","hash"),
	CONSTRAINT "attached_images_category_id_hash" UNIQUE("category_id","hash"),
	CONSTRAINT "attached_images_one_owner" CHECK (num_nonnulls("product_id", "category_id") = 1),
	CONSTRAINT "attached_images_position" CHECK ("position" >= 0)
);
--> statement-breakpoint
CREATE TABLE "image_uploads" (
	"id" uuid PRIMARY KEY,
	"token_hash" bytea UNIQUE,
	"format" "image_format" NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"state" "image_upload_state" DEFAULT 'OPEN'::"image_upload_state" NOT NULL,
	"refusal" text,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "image_uploads_refusal" CHECK (("refusal" is not null) = ("state" = 'REFUSED'))
);
--> statement-breakpoint
CREATE TABLE "images" (
	"hash" text PRIMARY KEY,
	"format" "image_format" NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"state" "image_state" DEFAULT 'PROCESSING'::"image_state" NOT NULL,
	"placeholder" text,
	"unused_since" timestamp(3) with time zone DEFAULT now(),
	"is_being_deleted" boolean DEFAULT false NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "images_hash" CHECK ("hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "images_size" CHECK ("width" > 0 and "height" > 0 and "bytes" > 0)
);
--> statement-breakpoint
ALTER TABLE "categories" ADD COLUMN "image_file" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "image_file" text;--> statement-breakpoint
CREATE INDEX "attached_images_hash" ON "attached_images" ("hash");--> statement-breakpoint
CREATE INDEX "image_uploads_expires_at" ON "image_uploads" ("expires_at");--> statement-breakpoint
CREATE INDEX "images_unused_since" ON "images" ("unused_since") WHERE "unused_since" is not null;--> statement-breakpoint
ALTER TABLE "attached_images" ADD CONSTRAINT "attached_images_hash_images_hash_fkey" FOREIGN KEY ("hash") REFERENCES "images"("hash") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "attached_images" ADD CONSTRAINT "attached_images_product_id_products_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "attached_images" ADD CONSTRAINT "attached_images_category_id_categories_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE CASCADE;--> statement-breakpoint
-- Written by hand:
create function image_is_attached() returns trigger language plpgsql as $$ begin
  update images set unused_since = null where hash = new.hash and unused_since is not null;
  return null;
end $$;
--> statement-breakpoint
-- The lock comes first: of two owners that are removed concurrently, the second one sees that it is the last.
create function image_is_detached() returns trigger language plpgsql as $$ begin
  perform 1 from images where hash = old.hash for no key update;
  update images set unused_since = now()
    where hash = old.hash and not exists (select from attached_images where hash = old.hash);
  return null;
end $$;
--> statement-breakpoint
create trigger image_is_attached after insert on attached_images for each row execute function image_is_attached();
--> statement-breakpoint
create trigger image_is_detached after delete on attached_images for each row execute function image_is_detached();
