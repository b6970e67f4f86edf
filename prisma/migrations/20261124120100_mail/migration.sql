ALTER TABLE "users" ADD COLUMN "email_verified_at" TIMESTAMPTZ(3), ADD COLUMN "pending_email" CITEXT;

CREATE TABLE "email_confirmations" (
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "address" CITEXT NOT NULL,
    "email" CITEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_confirmations_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "known_devices" (
    "user_id" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "known_devices_pkey" PRIMARY KEY ("user_id", "device")
);

CREATE INDEX "email_confirmations_user_id_idx" ON "email_confirmations"("user_id");
CREATE INDEX "email_confirmations_expires_at_idx" ON "email_confirmations"("expires_at");
CREATE INDEX "known_devices_seen_at_idx" ON "known_devices"("seen_at");

ALTER TABLE "email_confirmations" ADD CONSTRAINT "email_confirmations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "known_devices" ADD CONSTRAINT "known_devices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
