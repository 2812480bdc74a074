-- Sealed files in a file of their own, so that many large ones are never in the way of a text (docs/formats/attachment.md).
-- No row numbers; ids are random, so that the place on disk says nothing about order.

CREATE TABLE attachments (
  id BLOB NOT NULL CHECK (length(id) = 16),
  place INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (id, place)
) STRICT, WITHOUT ROWID;
