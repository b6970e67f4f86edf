-- AlterTable
ALTER TABLE "pictures" ADD COLUMN     "full_height" INTEGER,
ADD COLUMN     "full_width" INTEGER,
ADD COLUMN     "is_flipped" BOOLEAN NOT NULL DEFAULT false;
