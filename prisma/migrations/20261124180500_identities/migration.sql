CREATE TYPE "provider" AS ENUM ('google', 'github');

CREATE TABLE "identities" (
    "provider" "provider" NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identities_pkey" PRIMARY KEY ("provider", "subject")
);

CREATE TABLE "oauth_flows" (
    "id" TEXT NOT NULL,
    "provider" "provider" NOT NULL,
    "state_id" TEXT,
    "verifier" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "user_id" UUID,
    "invite_id" TEXT,
    "subject" TEXT,
    "email" TEXT,
    "is_email_verified" BOOLEAN NOT NULL DEFAULT false,
    "display_name" TEXT NOT NULL DEFAULT '',
    "login" TEXT NOT NULL DEFAULT '',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "oauth_flows_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "identities_user_id_provider_key" ON "identities"("user_id", "provider");
CREATE INDEX "oauth_flows_expires_at_idx" ON "oauth_flows"("expires_at");

ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "oauth_flows" ADD CONSTRAINT "oauth_flows_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
