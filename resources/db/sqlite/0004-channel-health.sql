-- How completely a channel is read, what it costs, and what went wrong lately.

-- When a lane last brought something, and how far back its first reading has come.
ALTER TABLE channel_lane ADD COLUMN last_arrival INTEGER;
ALTER TABLE channel_lane ADD COLUMN history_read INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channel_lane ADD COLUMN history_back_to INTEGER;

-- What the platform counts and does not give, or gives no more: shown until it is there, or a person has seen it.
CREATE TABLE channel_gap (
  id       INTEGER PRIMARY KEY,
  channel  INTEGER NOT NULL REFERENCES channel (id),
  lane     TEXT NOT NULL,
  post     TEXT NOT NULL DEFAULT '',        -- the post under which it is missing; empty where we cannot say
  missing  INTEGER,                         -- NULL where nobody can say how many
  older    INTEGER,                         -- what is missing is older than this; NULL where we cannot say
  found_at INTEGER NOT NULL,
  seen_by  INTEGER REFERENCES member (id),  -- who looked on the platform and found that it is well
  UNIQUE (channel, lane, post)
) STRICT;

-- The last times that a lane could not be read. No words of patients.
CREATE TABLE channel_fault (
  id      INTEGER PRIMARY KEY,
  channel INTEGER NOT NULL REFERENCES channel (id),
  lane    TEXT NOT NULL,
  at      INTEGER NOT NULL,
  trouble TEXT NOT NULL,
  detail  TEXT NOT NULL
) STRICT;
CREATE INDEX channel_fault_latest ON channel_fault (channel, id);

-- What the platform said last of how much may still be asked.
CREATE TABLE channel_quota (
  channel   INTEGER NOT NULL REFERENCES channel (id),
  name      TEXT NOT NULL,
  used      INTEGER NOT NULL,               -- percent
  resets_at INTEGER,
  at        INTEGER NOT NULL,
  PRIMARY KEY (channel, name)
) STRICT, WITHOUT ROWID;

-- What was asked and what it costs, by the UTC day.
CREATE TABLE channel_usage (
  channel INTEGER NOT NULL REFERENCES channel (id),
  day     INTEGER NOT NULL,                 -- days since 1970-01-01
  what    TEXT NOT NULL,
  n       INTEGER NOT NULL,
  micros  INTEGER NOT NULL,                 -- millionths of a US dollar
  PRIMARY KEY (channel, day, what)
) STRICT, WITHOUT ROWID;

-- What was paid for already on that day: X bills each thing once a UTC day.
CREATE TABLE channel_billed (
  channel     INTEGER NOT NULL REFERENCES channel (id),
  day         INTEGER NOT NULL,
  what        TEXT NOT NULL,
  external_id TEXT NOT NULL,
  PRIMARY KEY (channel, day, what, external_id)
) STRICT, WITHOUT ROWID;
