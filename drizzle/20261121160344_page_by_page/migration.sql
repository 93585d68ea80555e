-- A customer may have thousands of orders and a category thousands of products, be those of most ever so few: their pages are to come
-- off the index that has them in order, instead of being sorted out of all that there are. The planner goes by this from the next
-- analyze on.
alter table orders alter column customer_id set (n_distinct = 100);--> statement-breakpoint
alter table products alter column category_id set (n_distinct = 20);
