ALTER TABLE "product_groups" ADD COLUMN "representative_due_at" timestamp(3) with time zone;--> statement-breakpoint
CREATE INDEX "product_groups_representative_due_at" ON "product_groups" ("representative_due_at") WHERE "representative_due_at" is not null;--> statement-breakpoint
-- Written by hand:
-- A variant outside its period of publication is off, as an inactive one is. See docs/decisions/0027.
create or replace function choose_representative(chosen_group uuid) returns void language plpgsql as $$
begin
  perform from product_groups where id = chosen_group for no key update;
  update product_groups set representative_id = chosen.id, representative_due_at = chosen.due_at
  from (
    select (
      select id from products where group_id = chosen_group
      order by not (is_active and deleted_at is null and (publish_at is null or publish_at <= now())
        and (unpublish_at is null or unpublish_at > now())), is_sold_out, id limit 1
    ) as id, (
      select least(min(publish_at) filter (where publish_at > now()), min(unpublish_at) filter (where unpublish_at > now()))
      from products where group_id = chosen_group and is_active and deleted_at is null
    ) as due_at
  ) chosen
  where product_groups.id = chosen_group
    and (representative_id is distinct from chosen.id or representative_due_at is distinct from chosen.due_at);
end
$$;--> statement-breakpoint
drop trigger products_change_in_their_group on products;--> statement-breakpoint
create trigger products_change_in_their_group
  after update of group_id, is_active, deleted_at, stock, publish_at, unpublish_at on products for each row
  when (old.group_id is distinct from new.group_id or new.group_id is not null and (
    old.is_active <> new.is_active or (old.deleted_at is null) <> (new.deleted_at is null) or (old.stock = 0) <> (new.stock = 0)
    or old.publish_at is distinct from new.publish_at or old.unpublish_at is distinct from new.unpublish_at))
  execute function choose_representatives();--> statement-breakpoint
select choose_representative(group_id) from (
  select distinct group_id from products where group_id is not null and (publish_at is not null or unpublish_at is not null)
) scheduled;
