CREATE TABLE "price_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "price_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"product_id" uuid NOT NULL,
	"regular_price" bigint NOT NULL,
	"sale_price" bigint,
	"sale_starts_at" timestamp(3) with time zone,
	"sale_ends_at" timestamp(3) with time zone,
	"valid_from" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_categories" (
	"product_id" uuid,
	"category_id" uuid,
	"position" integer DEFAULT 2147483647 NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"name" text NOT NULL,
	"price" bigint NOT NULL,
	CONSTRAINT "product_categories_pkey" PRIMARY KEY("category_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "related_products" (
	"product_id" uuid,
	"related_id" uuid,
	"position" integer NOT NULL,
	CONSTRAINT "related_products_pkey" PRIMARY KEY("product_id","related_id"),
	CONSTRAINT "related_products_not_itself" CHECK ("product_id" <> "related_id")
);
--> statement-breakpoint
ALTER TABLE "categories" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "regular_price" bigint;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "sale_price" bigint;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "sale_starts_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "sale_ends_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "price_due_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "min_quantity" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "max_quantity" integer;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "quantity_step" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "publish_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "unpublish_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "category_position" integer DEFAULT 2147483647 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_details" ADD COLUMN "regular_unit_price" bigint;--> statement-breakpoint
CREATE INDEX "categories_by_position" ON "categories" (lower((lpad("position"::text, 7, '0') || "name") collate "und-x-icu"),"id");--> statement-breakpoint
CREATE INDEX "products_category_id_position" ON "products" ("category_id","category_position","id");--> statement-breakpoint
CREATE INDEX "products_price_due_at" ON "products" ("price_due_at") WHERE "price_due_at" is not null;--> statement-breakpoint
CREATE INDEX "price_history_product_id" ON "price_history" ("product_id","valid_from","id");--> statement-breakpoint
CREATE INDEX "product_categories_product_id" ON "product_categories" ("product_id","category_id");--> statement-breakpoint
CREATE INDEX "product_categories_created_at" ON "product_categories" ("category_id","created_at","product_id");--> statement-breakpoint
CREATE INDEX "product_categories_sorted_name" ON "product_categories" ("category_id",lower("name" collate "und-x-icu"),"product_id");--> statement-breakpoint
CREATE INDEX "product_categories_price" ON "product_categories" ("category_id","price","product_id");--> statement-breakpoint
CREATE INDEX "product_categories_position" ON "product_categories" ("category_id","position","product_id");--> statement-breakpoint
CREATE INDEX "related_products_related_id" ON "related_products" ("related_id");--> statement-breakpoint
ALTER TABLE "price_history" ADD CONSTRAINT "price_history_product_id_products_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "product_categories" ADD CONSTRAINT "product_categories_product_id_products_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "product_categories" ADD CONSTRAINT "product_categories_category_id_categories_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "related_products" ADD CONSTRAINT "related_products_product_id_products_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "related_products" ADD CONSTRAINT "related_products_related_id_products_id_fkey" FOREIGN KEY ("related_id") REFERENCES "products"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_sale_price_below_price" CHECK ("sale_price" >= 0 and "sale_price" < coalesce("regular_price", "price"));--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_sale_window" CHECK ("sale_ends_at" > "sale_starts_at");--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_publication_window" CHECK ("unpublish_at" > "publish_at");--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_quantities" CHECK ("min_quantity" >= 1 and "quantity_step" between 1 and 999 and coalesce("max_quantity", 999) between "min_quantity" and 999);--> statement-breakpoint
ALTER TABLE "order_details" ADD CONSTRAINT "order_details_regular_unit_price" CHECK ("regular_unit_price" > "unit_price");--> statement-breakpoint
ALTER TABLE "products" DROP CONSTRAINT "products_compare_at_price_above_price", ADD CONSTRAINT "products_compare_at_price_above_price" CHECK ("compare_at_price" > coalesce("regular_price", "price"));--> statement-breakpoint
-- Written by hand:
-- The price of a product at the time of the statement. Lists, carts, quotes and the placement of orders all use it.
-- See docs/decisions/0028.
create function current_price(price bigint, regular_price bigint, sale_price bigint, sale_starts_at timestamptz, sale_ends_at timestamptz)
returns bigint language sql stable parallel safe as $$
  select case
    when sale_price is null then price
    when now() >= sale_starts_at and (sale_ends_at is null or now() < sale_ends_at) then sale_price
    else regular_price
  end
$$;--> statement-breakpoint
-- Keeps the columns of prices consistent, whatever program writes them. A program that sets only the price sets the regular one.
create function set_current_price() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.price <> old.price and new.regular_price is not distinct from old.regular_price then
    new.regular_price := new.price;
  end if;
  new.regular_price := coalesce(new.regular_price, new.price);
  new.price_due_at := null;
  if new.sale_price is null then
    new.price := new.regular_price;
    new.regular_price := null;
    new.sale_starts_at := null;
    new.sale_ends_at := null;
  else
    new.sale_starts_at := coalesce(new.sale_starts_at, date_trunc('milliseconds', now()));
    new.price := current_price(new.price, new.regular_price, new.sale_price, new.sale_starts_at, new.sale_ends_at);
    new.price_due_at := case when now() < new.sale_starts_at then new.sale_starts_at when now() < new.sale_ends_at then new.sale_ends_at end;
  end if;
  return new;
end
$$;--> statement-breakpoint
create trigger products_current_price
  before insert or update of price, regular_price, sale_price, sale_starts_at, sale_ends_at on products
  for each row execute function set_current_price();--> statement-breakpoint
create function record_price() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or (coalesce(new.regular_price, new.price), new.sale_price, new.sale_starts_at, new.sale_ends_at)
    is distinct from (coalesce(old.regular_price, old.price), old.sale_price, old.sale_starts_at, old.sale_ends_at) then
    insert into price_history (product_id, regular_price, sale_price, sale_starts_at, sale_ends_at, valid_from)
    values (new.id, coalesce(new.regular_price, new.price), new.sale_price, new.sale_starts_at, new.sale_ends_at,
      case tg_op when 'INSERT' then new.created_at else clock_timestamp() end);
  end if;
  return null;
end
$$;--> statement-breakpoint
create trigger products_price_history
  after insert or update of price, regular_price, sale_price, sale_starts_at, sale_ends_at on products
  for each row execute function record_price();--> statement-breakpoint
-- Earlier prices are not known.
insert into price_history (product_id, regular_price, valid_from) select id, price, now() from products;--> statement-breakpoint
create function copy_sort_keys() returns trigger language plpgsql as $$
begin
  update product_categories set name = new.name, price = new.price where product_id = new.id;
  return null;
end
$$;--> statement-breakpoint
create trigger products_copy_sort_keys
  after update of name, price, regular_price, sale_price, sale_starts_at, sale_ends_at on products
  for each row when (old.name is distinct from new.name or old.price is distinct from new.price)
  execute function copy_sort_keys();--> statement-breakpoint
-- A product has no place yet in its new category, which is then none of its other categories any more.
create function change_category() returns trigger language plpgsql as $$
begin
  delete from product_categories where product_id = new.id and category_id = new.category_id;
  new.category_position := 2147483647;
  return new;
end
$$;--> statement-breakpoint
create trigger products_change_category
  before update of category_id on products
  for each row when (old.category_id is distinct from new.category_id)
  execute function change_category();--> statement-breakpoint
create trigger order_details_keep_their_regular_price
  before update of regular_unit_price on order_details
  for each row execute function refuse_rewriting_history();--> statement-breakpoint
-- A hundred products per category, whatever the data say: for fewer the planner would sort all products of a category for a page,
-- and for more it would plan the statement again for each page.
alter table product_categories alter column category_id set (n_distinct = -0.01);--> statement-breakpoint
analyze products, categories;
