-- The first schema. docs/releases.md lists every column with what it tells a thief; docs/formats/database.md explains it.
-- Ids are random and stand as bytes. Tables about files are kept in the order of those ids, so that neither row numbers
-- nor the place on disk say which file came first.

CREATE TABLE roots (
  version INTEGER PRIMARY KEY,
  document BLOB NOT NULL
) STRICT;

CREATE TABLE registrations (
  sequence INTEGER PRIMARY KEY,
  entry BLOB NOT NULL
) STRICT;

CREATE TABLE registration_leaves (
  leaf INTEGER PRIMARY KEY,
  size INTEGER NOT NULL,
  salt BLOB NOT NULL CHECK (length(salt) = 32)
) STRICT;

CREATE TABLE staff (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  unit TEXT NOT NULL,
  female TEXT,
  languages TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE rooms (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  privacy INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE work_keys (
  unit TEXT PRIMARY KEY,
  place BLOB NOT NULL CHECK (length(place) = 16),
  compartment TEXT NOT NULL,
  version INTEGER NOT NULL,
  key BLOB NOT NULL CHECK (length(key) = 32),
  commitment BLOB NOT NULL CHECK (length(commitment) = 32),
  granted BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  name BLOB PRIMARY KEY CHECK (length(name) = 32),
  staff BLOB NOT NULL UNIQUE CHECK (length(staff) = 16),
  wrapped_keys BLOB NOT NULL,
  wrapped_totp BLOB NOT NULL,
  last_totp_step INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE group_shares (
  staff BLOB NOT NULL CHECK (length(staff) = 16),
  group_id BLOB NOT NULL CHECK (length(group_id) = 16),
  version INTEGER NOT NULL,
  share BLOB NOT NULL,
  PRIMARY KEY (staff, group_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  id BLOB PRIMARY KEY CHECK (length(id) = 32),
  staff BLOB NOT NULL CHECK (length(staff) = 16),
  wrapped BLOB NOT NULL,
  created INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  language TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_staff ON sessions (staff);

CREATE TABLE systems (
  key BLOB PRIMARY KEY CHECK (length(key) = 32),
  name TEXT NOT NULL,
  unit TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_forms (
  staff BLOB NOT NULL CHECK (length(staff) = 16),
  place INTEGER NOT NULL,
  form BLOB NOT NULL CHECK (length(form) = 16),
  path TEXT NOT NULL,
  day INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (staff, place),
  UNIQUE (staff, form)
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  number TEXT NOT NULL UNIQUE,
  unit TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE compartments (
  case_id BLOB NOT NULL REFERENCES cases (id),
  compartment INTEGER NOT NULL CHECK (compartment BETWEEN 0 AND 7),
  version INTEGER NOT NULL CHECK (version > 0),
  key BLOB NOT NULL CHECK (length(key) = 32),
  commitment BLOB NOT NULL CHECK (length(commitment) = 32),
  PRIMARY KEY (case_id, compartment, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE grants (
  case_id BLOB NOT NULL,
  recipient BLOB NOT NULL CHECK (length(recipient) = 32),
  compartment INTEGER NOT NULL,
  version INTEGER NOT NULL,
  granted BLOB NOT NULL,
  PRIMARY KEY (case_id, recipient, compartment, version),
  FOREIGN KEY (case_id, compartment, version) REFERENCES compartments (case_id, compartment, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE heads (
  case_id BLOB NOT NULL REFERENCES cases (id),
  compartment INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (case_id, compartment)
) STRICT, WITHOUT ROWID;

-- `place` counts the events of one file; no column and no row number counts those of all files.
CREATE TABLE events (
  case_id BLOB NOT NULL,
  place INTEGER NOT NULL,
  id BLOB NOT NULL CHECK (length(id) = 16),
  compartment INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  day INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (case_id, place),
  FOREIGN KEY (case_id, compartment, version) REFERENCES compartments (case_id, compartment, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE actions (
  action BLOB PRIMARY KEY CHECK (length(action) = 16),
  case_id BLOB NOT NULL,
  leaf INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE accesses (
  case_id BLOB NOT NULL REFERENCES cases (id),
  leaf INTEGER NOT NULL,
  access_version INTEGER NOT NULL,
  id BLOB NOT NULL CHECK (length(id) = 16),
  day INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (case_id, leaf)
) STRICT, WITHOUT ROWID;

-- Kept in the order in which a unit's list is read.
CREATE TABLE work (
  unit TEXT NOT NULL,
  due INTEGER NOT NULL,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  sealed BLOB NOT NULL,
  PRIMARY KEY (unit, due, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_tokens (
  token BLOB NOT NULL CHECK (length(token) = 32),
  case_id BLOB NOT NULL REFERENCES cases (id),
  PRIMARY KEY (token, case_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_records (
  leaf INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  sealed BLOB NOT NULL
) STRICT;

-- The widest tile of each kind (0 hashes, 1 entries), level and number; a narrower one is its beginning.
CREATE TABLE tiles (
  kind INTEGER NOT NULL CHECK (kind IN (0, 1)),
  level INTEGER NOT NULL,
  number INTEGER NOT NULL,
  width INTEGER NOT NULL CHECK (width BETWEEN 1 AND 256),
  content BLOB NOT NULL,
  PRIMARY KEY (kind, level, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoint (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  note TEXT NOT NULL
) STRICT;
