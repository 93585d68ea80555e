CREATE TYPE "attribute_type" AS ENUM('TEXT', 'NUMBER', 'BOOLEAN', 'COLOR');--> statement-breakpoint
CREATE TABLE "attribute_values" (
	"id" uuid PRIMARY KEY,
	"attribute_id" uuid NOT NULL,
	"code" text NOT NULL,
	"label" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"color" text,
	"number" numeric,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attribute_values_code" UNIQUE("attribute_id","code"),
	CONSTRAINT "attribute_values_color" CHECK ("color" ~ '^#[0-9a-f]{6}$')
);
--> statement-breakpoint
CREATE TABLE "attributes" (
	"id" uuid PRIMARY KEY,
	"code" text NOT NULL UNIQUE,
	"name" text NOT NULL,
	"type" "attribute_type" NOT NULL,
	"is_facet" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_group_attributes" (
	"group_id" uuid,
	"attribute_id" uuid,
	"position" integer NOT NULL,
	CONSTRAINT "product_group_attributes_pkey" PRIMARY KEY("group_id","attribute_id")
);
--> statement-breakpoint
CREATE TABLE "product_groups" (
	"id" uuid PRIMARY KEY,
	"name" text NOT NULL,
	"slug" text NOT NULL UNIQUE,
	"description" text,
	"category_id" uuid,
	"representative_id" uuid,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "value_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "group_id" uuid;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "option_ids" uuid[];--> statement-breakpoint
ALTER TABLE "order_details" ADD COLUMN "options" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX "product_group_attributes_attribute_id" ON "product_group_attributes" ("attribute_id");--> statement-breakpoint
CREATE INDEX "product_groups_created_at" ON "product_groups" ("created_at","id");--> statement-breakpoint
CREATE INDEX "product_groups_category_id" ON "product_groups" ("category_id") WHERE "category_id" is not null;--> statement-breakpoint
CREATE INDEX "product_groups_representative_id" ON "product_groups" ("representative_id") WHERE "representative_id" is not null;--> statement-breakpoint
CREATE INDEX "products_value_ids" ON "products" USING gin ("value_ids");--> statement-breakpoint
CREATE INDEX "products_group_id" ON "products" ("group_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "products_group_options" ON "products" ("group_id","option_ids") WHERE "group_id" is not null and "deleted_at" is null;--> statement-breakpoint
ALTER TABLE "attribute_values" ADD CONSTRAINT "attribute_values_attribute_id_attributes_id_fkey" FOREIGN KEY ("attribute_id") REFERENCES "attributes"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "product_group_attributes" ADD CONSTRAINT "product_group_attributes_group_id_product_groups_id_fkey" FOREIGN KEY ("group_id") REFERENCES "product_groups"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "product_group_attributes" ADD CONSTRAINT "product_group_attributes_attribute_id_attributes_id_fkey" FOREIGN KEY ("attribute_id") REFERENCES "attributes"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "product_groups" ADD CONSTRAINT "product_groups_category_id_categories_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "product_groups" ADD CONSTRAINT "product_groups_representative_id_products_id_fkey" FOREIGN KEY ("representative_id") REFERENCES "products"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_group_id_product_groups_id_fkey" FOREIGN KEY ("group_id") REFERENCES "product_groups"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_options_of_group" CHECK (("group_id" is null) = ("option_ids" is null));--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_options_are_values" CHECK ("option_ids" <@ "value_ids");--> statement-breakpoint
-- Written by hand:
-- The foreign key of each id in products.value_ids. Locks the values, so that none is deleted before the product is committed.
-- See docs/decisions/0026.
create function check_product_values() returns trigger language plpgsql as $$
begin
  if (select count(*) from (select from attribute_values where id = any(new.value_ids) for key share) found)
    <> cardinality(new.value_ids)
  then
    raise exception 'product % names attribute values that do not exist', new.id
      using errcode = 'foreign_key_violation', constraint = 'products_value_ids', table = 'products';
  end if;
  return null;
end
$$;--> statement-breakpoint
create trigger products_value_ids_exist
  after insert on products for each row when (new.value_ids <> '{}') execute function check_product_values();--> statement-breakpoint
create trigger products_value_ids_still_exist
  after update of value_ids on products for each row when (new.value_ids <> old.value_ids and new.value_ids <> '{}')
  execute function check_product_values();--> statement-breakpoint
create function refuse_used_value() returns trigger language plpgsql as $$
begin
  if exists (select from products where value_ids @> array[old.id]) then
    raise exception 'attribute value % is in use', old.id
      using errcode = 'foreign_key_violation', constraint = 'products_value_ids', table = 'products';
  end if;
  return old;
end
$$;--> statement-breakpoint
create trigger attribute_values_are_unused
  before delete on attribute_values for each row execute function refuse_used_value();--> statement-breakpoint
-- Chooses the variant that stands for a group. Concurrent changes of variants wait at the lock of the group. The statement after
-- it sees what they have committed, so the last change decides. See docs/decisions/0027.
create function choose_representative(chosen_group uuid) returns void language plpgsql as $$
begin
  perform from product_groups where id = chosen_group for no key update;
  update product_groups set representative_id = chosen.id
  from (
    select (
      select id from products where group_id = chosen_group
      order by not is_active or deleted_at is not null, is_sold_out, id limit 1
    ) as id
  ) chosen
  where product_groups.id = chosen_group and representative_id is distinct from chosen.id;
end
$$;--> statement-breakpoint
create function choose_representatives() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.group_id is not null then
    perform choose_representative(old.group_id);
  end if;
  if tg_op <> 'DELETE' and new.group_id is not null and (tg_op = 'INSERT' or new.group_id is distinct from old.group_id) then
    perform choose_representative(new.group_id);
  end if;
  return null;
end
$$;--> statement-breakpoint
create trigger products_join_their_group
  after insert on products for each row when (new.group_id is not null) execute function choose_representatives();--> statement-breakpoint
create trigger products_leave_their_group
  after delete on products for each row when (old.group_id is not null) execute function choose_representatives();--> statement-breakpoint
create trigger products_change_in_their_group
  after update of group_id, is_active, deleted_at, stock on products for each row
  when (old.group_id is distinct from new.group_id or new.group_id is not null and (
    old.is_active <> new.is_active or (old.deleted_at is null) <> (new.deleted_at is null) or (old.stock = 0) <> (new.stock = 0)))
  execute function choose_representatives();--> statement-breakpoint
-- The snapshot of a variant's options for an order line.
create function line_options(option_ids uuid[]) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'code', attributes.code, 'name', attributes.name, 'value', attribute_values.code, 'label', attribute_values.label) order by place), '[]')
  from unnest(option_ids) with ordinality option(id, place)
    join attribute_values on attribute_values.id = option.id
    join attributes on attributes.id = attribute_values.attribute_id
$$;--> statement-breakpoint
create trigger order_details_keep_their_options
  before update of options on order_details for each row execute function refuse_rewriting_history();
