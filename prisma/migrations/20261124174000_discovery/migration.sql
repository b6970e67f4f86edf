CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- What is compared when people search: words of small letters without accents, with a space between; each sign of
-- a script without spaces is a word. packages/api/src/ports/search-words.ts does the same to what they type.
CREATE FUNCTION search_fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(
    regexp_replace(
      regexp_replace(lower(public.unaccent('public.unaccent', normalize($1, NFKC)) COLLATE "und-x-icu"), '[''’`]', '', 'g'),
      '([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])', ' \1 ', 'g'),
    '[^[:alnum:]]+' COLLATE "und-x-icu", ' ', 'g'))
$$;

-- Words as they are for what is typed so far, and their stems; the letters say where they stand.
CREATE FUNCTION search_vector(name text, tags text[], category text, description text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector('pg_catalog.simple', named) || to_tsvector('pg_catalog.english', named), 'A')
      || setweight(to_tsvector('pg_catalog.simple', tagged) || to_tsvector('pg_catalog.english', tagged), 'B')
      || setweight(to_tsvector('pg_catalog.simple', described) || to_tsvector('pg_catalog.english', described), 'C')
      || setweight(to_tsvector('pg_catalog.english', category), 'D')
  FROM (SELECT public.search_fold(name) AS named, public.search_fold(array_to_string(tags, ' ')) AS tagged,
               public.search_fold(description) AS described) AS folded
$$;

CREATE FUNCTION group_category_text(group_category) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT $1::text $$;

ALTER TABLE "groups"
  ADD COLUMN "tags" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "activity" DOUBLE PRECISION NOT NULL DEFAULT 0,
  ADD COLUMN "counted_messages" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "search_version" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "search_name" TEXT GENERATED ALWAYS AS (search_fold("name")) STORED,
  ADD COLUMN "search_vector" TSVECTOR
    GENERATED ALWAYS AS (search_vector("name", "tags", group_category_text("category"), "description")) STORED;

CREATE INDEX "groups_search_vector_idx" ON "groups" USING gin ("search_vector") WITH (fastupdate = off)
  WHERE "is_public" AND "deleted_at" IS NULL;

-- Whoever changes what is indexed, by whichever way, moves the version that an index tells older from newer by.
CREATE FUNCTION move_search_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_version := OLD.search_version + 1;
  RETURN NEW;
END $$;

CREATE TRIGGER move_search_version
  BEFORE UPDATE OF name, description, tags, category, is_public, member_count, activity, deleted_at ON "groups"
  FOR EACH ROW WHEN (
    (OLD.name, OLD.description, OLD.tags, OLD.category, OLD.is_public, OLD.member_count, OLD.activity, OLD.deleted_at)
    IS DISTINCT FROM
    (NEW.name, NEW.description, NEW.tags, NEW.category, NEW.is_public, NEW.member_count, NEW.activity, NEW.deleted_at))
  EXECUTE FUNCTION move_search_version();

-- Every word of public groups, so that a word with a slip finds the one that was meant. Words are never taken out:
-- one that no group has any more finds nothing.
CREATE TABLE "search_words" (
  "word" TEXT COLLATE "C" NOT NULL,
  CONSTRAINT "search_words_pkey" PRIMARY KEY ("word")
);

CREATE FUNCTION search_words_of(name text, tags text[], description text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT DISTINCT word
  FROM unnest(string_to_array(search_fold(concat_ws(' ', name, array_to_string(tags, ' '), description)), ' ')) AS word
  WHERE length(word) BETWEEN 3 AND 40
$$;

CREATE FUNCTION note_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_words (word) SELECT word FROM search_words_of(NEW.name, NEW.tags, NEW.description) AS word
  ORDER BY word ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE FUNCTION note_search_words_of_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_words (word)
  SELECT DISTINCT word FROM added, search_words_of(added.name, added.tags, added.description) AS word
  WHERE added.is_public ORDER BY word ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER note_search_words AFTER UPDATE OF name, description, tags, is_public ON "groups"
  FOR EACH ROW WHEN (NEW.is_public) EXECUTE FUNCTION note_search_words();
CREATE TRIGGER note_search_words_of_new AFTER INSERT ON "groups"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_search_words_of_new();

INSERT INTO search_words (word)
SELECT DISTINCT word FROM groups, search_words_of(name, tags, description) AS word WHERE is_public;
