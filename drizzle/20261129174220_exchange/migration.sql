CREATE TYPE "export_format" AS ENUM('CSV', 'JSONL');--> statement-breakpoint
CREATE TYPE "export_kind" AS ENUM('PRODUCTS', 'ORDERS', 'CUSTOMERS');--> statement-breakpoint
CREATE TYPE "import_error_policy" AS ENUM('CONTINUE', 'REFUSE');--> statement-breakpoint
CREATE TYPE "import_format" AS ENUM('CSV', 'JSONL');--> statement-breakpoint
CREATE TYPE "import_state" AS ENUM('QUEUED', 'RUNNING', 'SUCCEEDED', 'REFUSED', 'FAILED');--> statement-breakpoint
CREATE TABLE "search_synonyms" (
	"id" uuid PRIMARY KEY,
	"terms" text[] NOT NULL,
	"keys" text[] NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
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
ALTER TABLE "shop" ADD COLUMN "search_dictionary" text DEFAULT 'english_stem' NOT NULL;--> statement-breakpoint
CREATE INDEX "search_synonyms_keys" ON "search_synonyms" USING gin ("keys");--> statement-breakpoint
CREATE INDEX "search_synonyms_created_at" ON "search_synonyms" ("created_at","id");--> statement-breakpoint
CREATE INDEX "search_words_beginnings" ON "search_words" ("word" text_pattern_ops);--> statement-breakpoint
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
ALTER TABLE "import_uploads" ADD CONSTRAINT "import_uploads_actor_id_users_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL;--> statement-breakpoint
-- Written by hand:
-- The stemming of the search follows the language of the shop, which `shop.search_dictionary` stores: index and queries must use the
-- same one. See docs/decisions/0030. Words are also indexed as they are, so a stemmer never hides an exact match.
create function search_dictionary() returns regdictionary language sql stable parallel safe as $$
  select coalesce((select ('pg_catalog.' || search_dictionary)::regdictionary from shop), 'pg_catalog.english_stem'::regdictionary)
$$;--> statement-breakpoint
-- As `search_terms` of an earlier migration, with the stems of a dictionary.
create function search_terms(input text, dictionary regdictionary) returns table (place int, kind text, term text, stem text, joined text)
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
        stems := ts_lexize(dictionary, term);
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
create or replace function search_terms(input text) returns table (place int, kind text, term text, stem text, joined text)
language sql stable parallel safe rows 10 as $$
  select * from search_terms(input, search_dictionary())
$$;--> statement-breakpoint
create or replace function product_search_terms(name text, sku text, description text) returns tsvector language sql stable parallel safe as $$
  select coalesce(string_agg(search_lexeme(lexeme) || ':' || least(place, 16383) || weight, ' '), '')::tsvector
  from (
    select first + place as place, weight, unnest(array[term, nullif(stem, term), joined]) as lexeme
    from search_dictionary() dictionary
    cross join (values (name, 0, 'A'), (sku, 200, 'A'), (description, 300, 'B')) source(text, first, weight)
    cross join lateral search_terms(source.text, dictionary)
    where weight = 'A' or kind <> 'STOP'
    union all
    select 1, 'A', '=' || nullif(search_key(text), '') from (values (name), (sku)) whole(text)
  ) lexeme
  where lexeme is not null
$$;--> statement-breakpoint
create or replace function product_search_words(name text, sku text, description text) returns setof text language sql stable parallel safe as $$
  select distinct word
  from search_dictionary() dictionary
  cross join (values (name, true), (sku, false), (description, true)) source(text, has_language)
  cross join lateral search_terms(source.text, dictionary) terms
  cross join lateral unnest(array[term, case when has_language then joined end]) word
  where kind = 'WORD' and length(word) > 2
  order by word
$$;--> statement-breakpoint
-- The query for all words of a text, in any inflection.
create function search_query(input text) returns text language sql stable parallel safe as $$
  select '(' || string_agg('(' || concat_ws('|', search_lexeme(term), search_lexeme(nullif(stem, term))) || ')', '&') || ')'
  from search_terms(input) where kind <> 'END'
$$;--> statement-breakpoint
-- The words of a category's name, for suggestions. Without stems, because a suggestion completes words. PostgreSQL builds an index
-- under another search path, hence its own.
create function category_search_terms(name text) returns tsvector language sql immutable parallel safe set search_path from current as $$
  select array_to_tsvector(array(select distinct term from search_terms(name, 'pg_catalog.simple'::regdictionary)))
$$;--> statement-breakpoint
create index categories_search_terms on categories using gin (category_search_terms(name));
