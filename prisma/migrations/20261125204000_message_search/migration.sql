-- How far each index of messages has come in each room: all that changed up to that version is in it.
CREATE TABLE "room_indexes" (
  "index" TEXT NOT NULL,
  "room_id" UUID NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "room_indexes_pkey" PRIMARY KEY ("index", "room_id"),
  CONSTRAINT "room_indexes_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "room_indexes_room_id_idx" ON "room_indexes"("room_id");

-- The embedded index of messages, written by a job alone, so that sending costs nothing more. What is gone has no words.
CREATE TABLE "searched_messages" (
  "room_id" UUID NOT NULL,
  "seq" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  "author_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "words" TSVECTOR NOT NULL,
  CONSTRAINT "searched_messages_pkey" PRIMARY KEY ("room_id", "seq")
);
CREATE INDEX "searched_messages_words_idx" ON "searched_messages" USING gin ("words") WITH (fastupdate = off);
CREATE INDEX "searched_messages_created_at_idx" ON "searched_messages"("created_at", "room_id", "seq");

-- Every longer word of them, so that a word with a slip finds the one that was meant. It is shown to nobody.
CREATE TABLE "message_words" (
  "word" TEXT COLLATE "C" NOT NULL,
  CONSTRAINT "message_words_pkey" PRIMARY KEY ("word")
);
