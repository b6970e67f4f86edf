-- AlterTable
ALTER TABLE "oauth_flows" ADD COLUMN     "picture_url" TEXT;
