-- What is left of what was erased: the receipts, and the list of what must not come back with an older copy of this
-- database (docs/formats/database.md, "Erasing"). The stamp stands in copies made by `hogo backup` only.

CREATE TABLE erasures (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  unit TEXT NOT NULL,
  day INTEGER NOT NULL,
  final INTEGER NOT NULL,
  records INTEGER NOT NULL,
  leaf INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE erased (
  entry TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE backup_stamp (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  made INTEGER NOT NULL,
  expires INTEGER NOT NULL
) STRICT;
