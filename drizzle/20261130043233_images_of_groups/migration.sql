ALTER TABLE "attached_images" ADD COLUMN "group_id" uuid;--> statement-breakpoint
ALTER TABLE "attached_images" ADD COLUMN "source_url" text;--> statement-breakpoint
ALTER TABLE "attached_images" ADD CONSTRAINT "attached_images_group_id_hash" UNIQUE("group_id","hash");--> statement-breakpoint
ALTER TABLE "attached_images" ADD CONSTRAINT "attached_images_group_id_product_groups_id_fkey" FOREIGN KEY ("group_id") REFERENCES "product_groups"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "attached_images" DROP CONSTRAINT "attached_images_one_owner", ADD CONSTRAINT "attached_images_one_owner" CHECK (num_nonnulls("product_id", "category_id", "group_id") = 1);--> statement-breakpoint
-- Written by hand: with the columns of the publication, counts read only the index. No sale changes it.
create index products_listed on products (group_id, id) include (is_active, deleted_at, publish_at, unpublish_at);--> statement-breakpoint
drop index products_group_id;--> statement-breakpoint
alter index products_listed rename to products_group_id;--> statement-breakpoint
-- Written by hand: a scan of an index reads the table for pages that were changed since the last vacuum. Each sale changes one.
alter table products set (autovacuum_vacuum_scale_factor = 0.02);
