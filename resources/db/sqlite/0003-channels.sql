-- What a channel brings is read in lanes, each with its own place and its own trouble.
CREATE TABLE channel_lane (
  channel       INTEGER NOT NULL REFERENCES channel (id),
  lane          TEXT NOT NULL,
  cursor        TEXT NOT NULL DEFAULT '',
  last_success  INTEGER,
  next_look     INTEGER,
  unreadable    INTEGER NOT NULL DEFAULT 0,
  trouble       TEXT NOT NULL DEFAULT 'NONE',
  trouble_since INTEGER,
  PRIMARY KEY (channel, lane)
) STRICT, WITHOUT ROWID;
INSERT INTO channel_lane (channel, lane, cursor, last_success, next_look, unreadable, trouble, trouble_since)
  SELECT id, 'COMMENTS', cursor, last_success, next_look, unreadable, trouble, trouble_since FROM channel;
ALTER TABLE channel DROP COLUMN cursor;
ALTER TABLE channel DROP COLUMN last_success;
ALTER TABLE channel DROP COLUMN next_look;
ALTER TABLE channel DROP COLUMN unreadable;
ALTER TABLE channel DROP COLUMN trouble;
ALTER TABLE channel DROP COLUMN trouble_since;

-- What belongs to a comment beside its words, and when we saw that it is gone from the platform.
ALTER TABLE comment ADD COLUMN about TEXT NOT NULL DEFAULT '';  -- the words that it quotes
ALTER TABLE comment ADD COLUMN recommends INTEGER CHECK (recommends IN (0, 1));
ALTER TABLE comment ADD COLUMN deleted_at INTEGER;
CREATE TABLE comment_media (
  comment INTEGER NOT NULL REFERENCES comment (id),
  number  INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  link    TEXT NOT NULL,
  words   TEXT NOT NULL,                    -- what its author says is on it
  PRIMARY KEY (comment, number)
) STRICT, WITHOUT ROWID;

-- When a reply was first posted that nobody confirmed: before it is posted again, it is looked for from then on.
ALTER TABLE reply ADD COLUMN attempted_at INTEGER;

-- A copy of a comment as it stood before it was hidden on the platform.
CREATE TABLE evidence (
  id      INTEGER PRIMARY KEY,
  comment INTEGER NOT NULL REFERENCES comment (id),
  at      INTEGER NOT NULL,
  member  INTEGER NOT NULL REFERENCES member (id),
  content TEXT NOT NULL                     -- JSON; empty once retention removed it
) STRICT;
CREATE INDEX evidence_comment ON evidence (comment);

-- How a channel is signed in on its platform. The tokens themselves stay in "access", or in the system's key store.
ALTER TABLE channel ADD COLUMN way TEXT NOT NULL DEFAULT 'KEYS'
  CHECK (way IN ('KEYS', 'BROWSER', 'PIN', 'DEVICE_CODE', 'PAGE_TOKEN'));
ALTER TABLE channel ADD COLUMN scopes TEXT;                -- by the platform's names, with spaces between; NULL: not known
ALTER TABLE channel ADD COLUMN expires_at INTEGER;         -- when a person has to sign in again
ALTER TABLE channel ADD COLUMN access_until INTEGER;       -- until when Facebook gives the page's data
ALTER TABLE channel ADD COLUMN signed_in_at INTEGER;       -- when a person signed in last
ALTER TABLE channel ADD COLUMN access_version INTEGER NOT NULL DEFAULT 0;  -- goes up with each change of the tokens
