ALTER TABLE "users" ADD COLUMN "deleted_at" TIMESTAMPTZ(3);

CREATE TABLE "account_deletions" (
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "erases_messages" BOOLEAN NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_deletions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "data_exports" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "data_exports_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "account_deletions_user_id_idx" ON "account_deletions"("user_id");
CREATE INDEX "account_deletions_expires_at_idx" ON "account_deletions"("expires_at");
CREATE INDEX "data_exports_user_id_idx" ON "data_exports"("user_id");
CREATE INDEX "data_exports_hash_idx" ON "data_exports"("hash");
CREATE INDEX "data_exports_expires_at_idx" ON "data_exports"("expires_at");

ALTER TABLE "account_deletions" ADD CONSTRAINT "account_deletions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_hash_fkey" FOREIGN KEY ("hash") REFERENCES "blobs"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;
