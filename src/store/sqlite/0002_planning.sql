-- Planning of interviews: calendars of the office, the board's sealed lines, half hours that are taken, offers, feeds.
-- docs/releases.md lists every column, docs/formats/calendars.md explains them.

CREATE TABLE calendars (
  resource TEXT PRIMARY KEY,
  record BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE planning_lines (
  id BLOB NOT NULL CHECK (length(id) = 16),
  reader BLOB NOT NULL CHECK (length(reader) = 16),
  unit TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (id, reader)
) STRICT, WITHOUT ROWID;
CREATE INDEX planning_lines_by_reader ON planning_lines (reader, unit);

CREATE TABLE held_slots (
  token BLOB PRIMARY KEY CHECK (length(token) = 32),
  line BLOB NOT NULL CHECK (length(line) = 16)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_slots_by_line ON held_slots (line);

CREATE TABLE offers (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  staff BLOB NOT NULL CHECK (length(staff) = 16),
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX offers_by_staff ON offers (staff);

CREATE TABLE feeds (
  id BLOB PRIMARY KEY CHECK (length(id) = 32),
  resource TEXT NOT NULL,
  key BLOB NOT NULL CHECK (length(key) = 32),
  owner BLOB NOT NULL CHECK (length(owner) = 16),
  signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT, WITHOUT ROWID;
CREATE INDEX feeds_by_resource ON feeds (resource);

CREATE TABLE bookings (
  feed BLOB NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
  id BLOB NOT NULL CHECK (length(id) = 16),
  sealed BLOB NOT NULL,
  PRIMARY KEY (feed, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bookings_by_id ON bookings (id);
