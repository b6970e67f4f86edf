-- For groups whose name begins with what was typed so far.
CREATE INDEX "groups_search_name_idx" ON "groups" ("search_name" COLLATE "C") WHERE "is_public" AND "deleted_at" IS NULL;
