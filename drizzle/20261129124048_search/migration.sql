ALTER TABLE "products" ADD COLUMN "is_sold_out" boolean GENERATED ALWAYS AS (stock = 0) STORED;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "search_terms" tsvector DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "users_email_start" ON "users" (lower("email") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "categories_parent_id_sorted_name" ON "categories" ("parent_id",lower("name" collate "und-x-icu"),"id");--> statement-breakpoint
CREATE INDEX "categories_sorted_name" ON "categories" (lower("name" collate "und-x-icu"),"id");--> statement-breakpoint
CREATE INDEX "products_sorted_name" ON "products" (lower("name" collate "und-x-icu"),"id");--> statement-breakpoint
CREATE INDEX "products_category_id_sorted_name" ON "products" ("category_id",lower("name" collate "und-x-icu"),"id");--> statement-breakpoint
CREATE INDEX "products_is_sold_out" ON "products" ("is_sold_out","created_at","id");--> statement-breakpoint
CREATE INDEX "products_search_terms" ON "products" USING gin ("search_terms");--> statement-breakpoint
CREATE INDEX "products_search_name_terms" ON "products" USING gin (ts_filter("search_terms", '{a}'));--> statement-breakpoint
-- Written by hand:
-- The one normaliser of the product search, for its index and for its queries. See docs/decisions/0021. It depends on neither the
-- locale nor the text search parser of the database: case and the classes of characters come from ICU.

-- Folds compatible forms, case, accents and invisible characters. A combining mark is removed if it is an accent or a vowel point,
-- and kept if it is a part of the spelling, as in Hindi, Thai and Japanese.
create function search_fold(input text) returns text language sql immutable parallel safe as $$
  select case when octet_length(input) = length(input) then lower(input collate "und-x-icu") else
    replace(replace(replace(replace(
      translate(
        normalize(
          regexp_replace(
            lower(normalize(input, NFKD) collate "und-x-icu"),
            '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]',
            '', 'g'
          ), NFC),
        'ıłøđðħŧŋĸςʹʺʻʼʽˈ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'iloddhtnkσ''''''''''''01234567890123456789'
      ), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
  end
$$;--> statement-breakpoint
-- Folds a text and marks its words: U+0001 stands for everything that is neither letter nor digit, and around a run of a script that
-- is written without spaces; a space stands for blanks. The symbols of a text without letters and digits are its words.
create function search_split(input text) returns text language plpgsql immutable parallel safe as $$
declare
  folded text := search_fold(input);
  split text := regexp_replace(folded,
    '[^[:alnum:]\s\u0900-\u0963\u0966-\u0dff\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\u0e81-\u0edf\u0f71-\u0f84\u0f90-\u0fbc\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u17d7\u17dc-\u17e9\u3005-\u3007\u3099\u309a\u30fc]+' collate "und-x-icu",
    E'\x01', 'g');
begin
  if octet_length(split) > length(split) then
    split := regexp_replace(split, '([\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\u0e81-\u0edf\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u17d7\u17dc-\u17e9\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]+)', E'\x01\\1\x01', 'g');
  end if;
  if split !~ '[^\x01\s]' then
    split := translate(folded, E'\x01', '');
  end if;
  return btrim(regexp_replace(split, '\s+' collate "und-x-icu", ' ', 'g'));
end
$$;--> statement-breakpoint
-- A whole text in the form in which two names are equal.
create function search_key(input text) returns text language sql immutable parallel safe as $$
  select left(btrim(regexp_replace(search_split(input), '[\x01 ]+', ' ', 'g')), 500)
$$;--> statement-breakpoint
-- The terms of a text, in their order:
-- WORD, or STOP for a word such as "the"; each with its English stem, and joined with the other words between two blanks (wi-fi: wifi);
-- GRAM, two neighbouring letters of a script without spaces; the last letter is an END, or a LETTER if it is alone.
create function search_terms(input text) returns table (place int, kind text, term text, stem text, joined text)
language plpgsql immutable parallel safe rows 10 as $$
declare
  token text;
  run text;
  runs text[];
  letters text[];
  stems text[];
begin
  place := 0;
  foreach token in array string_to_array(search_split(coalesce(input, '')), ' ') loop
    runs := array_remove(string_to_array(token, E'\x01'), '');
    foreach run in array runs loop
      stem := null;
      joined := null;
      if octet_length(run) > length(run) and run ~ '[\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\u0e81-\u0edf\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u17d7\u17dc-\u17e9\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]' then
        letters := string_to_array(run, null);
        for n in 1 .. cardinality(letters) loop
          place := place + 1;
          kind := case when n < cardinality(letters) then 'GRAM' when n = 1 then 'LETTER' else 'END' end;
          term := letters[n] || coalesce(letters[n + 1], '');
          return next;
        end loop;
      else
        place := place + 1;
        term := left(run, 250);
        stems := ts_lexize('pg_catalog.english_stem', term);
        kind := case when stems = '{}' then 'STOP' else 'WORD' end;
        stem := stems[1];
        if cardinality(runs) > 1 and (octet_length(token) = length(token) or token !~ '[\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\u0e81-\u0edf\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u17d7\u17dc-\u17e9\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]') then
          joined := left(array_to_string(runs, ''), 250);
        end if;
        return next;
      end if;
    end loop;
  end loop;
end
$$;--> statement-breakpoint
-- Quotes a term for the text form of a tsvector or a tsquery.
create function search_lexeme(term text) returns text language sql immutable parallel safe as $$
  select '''' || replace(replace(term, '\', '\\'), '''', '''''') || ''''
$$;--> statement-breakpoint
-- What the search finds a product by: all words of its name and SKU (weight A), and of its description those that are no stop words
-- (weight B). The lexemes that begin with "=" are the whole name and the whole SKU.
create function product_search_terms(name text, sku text, description text) returns tsvector language sql immutable parallel safe as $$
  select coalesce(string_agg(search_lexeme(lexeme) || ':' || least(place, 16383) || weight, ' '), '')::tsvector
  from (
    select first + place as place, weight, unnest(array[term, nullif(stem, term), joined]) as lexeme
    from (values (name, 0, 'A'), (sku, 200, 'A'), (description, 300, 'B')) source(text, first, weight)
    cross join lateral search_terms(source.text)
    where weight = 'A' or kind <> 'STOP'
    union all
    select 1, 'A', '=' || nullif(search_key(text), '') from (values (name), (sku)) whole(text)
  ) lexeme
  where lexeme is not null
$$;--> statement-breakpoint
-- The words that can replace a misspelled word of a search.
create function product_search_words(name text, sku text, description text) returns setof text language sql immutable parallel safe as $$
  select distinct word
  from (values (name, true), (sku, false), (description, true)) source(text, has_language)
  cross join lateral search_terms(source.text) terms
  cross join lateral unnest(array[term, case when has_language then joined end]) word
  where kind = 'WORD' and length(word) > 2
  order by word
$$;--> statement-breakpoint
create function set_search_terms() returns trigger language plpgsql as $$
begin
  new.search_terms := product_search_terms(new.name, new.sku, new.description);
  return new;
end
$$;--> statement-breakpoint
create trigger products_search_terms
  before insert or update of name, sku, description on products
  for each row execute function set_search_terms();--> statement-breakpoint
-- Inserts the words in their order, so that two transactions with the same words do not wait for each other in a circle.
create or replace function remember_search_words() returns trigger language plpgsql as $$
begin
  insert into search_words
  select word from product_search_words(new.name, new.sku, new.description) word
  on conflict do nothing;
  return null;
end
$$;--> statement-breakpoint
update products set search_terms = product_search_terms(name, sku, description);--> statement-breakpoint
insert into search_words
select distinct word from products cross join lateral product_search_words(name, sku, description) word
on conflict do nothing;--> statement-breakpoint
analyze products, categories, users, search_words;
