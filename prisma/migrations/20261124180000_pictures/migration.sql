-- CreateEnum
CREATE TYPE "picture_kind" AS ENUM ('icon', 'wallpaper');

-- CreateEnum
CREATE TYPE "picture_state" AS ENUM ('waiting', 'ready', 'failed');

-- AlterTable
ALTER TABLE "groups" ADD COLUMN     "icon" JSONB,
ADD COLUMN     "wallpaper" JSONB;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "icon" JSONB,
ADD COLUMN     "wallpaper" JSONB;

-- CreateTable
CREATE TABLE "pictures" (
    "id" UUID NOT NULL,
    "kind" "picture_kind" NOT NULL,
    "user_id" UUID,
    "group_id" UUID,
    "state" "picture_state" NOT NULL DEFAULT 'waiting',
    "problem" TEXT,
    "hash" TEXT,
    "turns" INTEGER NOT NULL,
    "x" INTEGER NOT NULL,
    "y" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pictures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "picture_variants" (
    "picture_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "picture_variants_pkey" PRIMARY KEY ("picture_id","name")
);

-- CreateTable
CREATE TABLE "blobs" (
    "hash" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "touched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blobs_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "uploads" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "uploads_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "pictures_user_id_idx" ON "pictures"("user_id");

-- CreateIndex
CREATE INDEX "pictures_group_id_idx" ON "pictures"("group_id");

-- CreateIndex
CREATE INDEX "pictures_hash_idx" ON "pictures"("hash");

-- CreateIndex
CREATE INDEX "picture_variants_hash_idx" ON "picture_variants"("hash");

-- CreateIndex
CREATE INDEX "blobs_touched_at_idx" ON "blobs"("touched_at");

-- CreateIndex
CREATE INDEX "uploads_user_id_idx" ON "uploads"("user_id");

-- CreateIndex
CREATE INDEX "uploads_hash_idx" ON "uploads"("hash");

-- CreateIndex
CREATE INDEX "uploads_created_at_idx" ON "uploads"("created_at");

-- AddForeignKey
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_hash_fkey" FOREIGN KEY ("hash") REFERENCES "blobs"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture_variants" ADD CONSTRAINT "picture_variants_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "pictures"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture_variants" ADD CONSTRAINT "picture_variants_hash_fkey" FOREIGN KEY ("hash") REFERENCES "blobs"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_hash_fkey" FOREIGN KEY ("hash") REFERENCES "blobs"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

