-- The words that a search knows. In their order, so that two transactions that add the same do not wait for each other in a
-- circle; none is ever taken away, since a word that no product has any more finds nothing.
create function remember_search_words() returns trigger language plpgsql as $$
begin
  insert into search_words
  select distinct lower(match[1])
  from regexp_matches(concat_ws(' ', new.name, new.sku, new.description), '[[:alnum:]]+', 'g') match
  order by 1
  on conflict do nothing;
  return null;
end
$$;--> statement-breakpoint
create trigger products_remember_search_words
  after insert or update of name, sku, description on products
  for each row execute function remember_search_words();
