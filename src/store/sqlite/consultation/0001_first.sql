-- Consultations, in a file of their own: the public site opens this one and no other (docs/formats/consultation.md).
-- No table has row numbers; ids are random, so that the place on disk says nothing about order.

CREATE TABLE intake (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  day INTEGER NOT NULL,
  head BLOB NOT NULL,
  words BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE replies (
  inbox BLOB NOT NULL CHECK (length(inbox) = 16),
  slot INTEGER NOT NULL CHECK (slot BETWEEN 0 AND 3),
  day INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (inbox, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE desk_notes (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  day INTEGER NOT NULL,
  head BLOB NOT NULL,
  words BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE batches (
  day INTEGER PRIMARY KEY,
  messages INTEGER NOT NULL,
  leaf INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What an empty or unknown inbox reads in a reply's place; as long as a reply.
INSERT INTO replies (inbox, slot, day, sealed) VALUES (zeroblob(16), 0, 0, zeroblob(8241));
