-- The first schema. Times are milliseconds since 1970-01-01T00:00:00Z; words such as a status are the names of the
-- program's own enumerations.

CREATE TABLE practice (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  name          TEXT NOT NULL,
  zone          TEXT NOT NULL,
  hours         TEXT NOT NULL,              -- JSON: {"MONDAY": ["08:00", "17:00"], …}
  hours_words   TEXT NOT NULL,
  phone         TEXT NOT NULL,
  address       TEXT NOT NULL,
  site          TEXT NOT NULL,
  booking_link  TEXT NOT NULL,
  portal        TEXT NOT NULL,
  demo          INTEGER NOT NULL CHECK (demo IN (0, 1))
) STRICT;

CREATE TABLE member (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL CHECK (name <> ''),
  initials  TEXT NOT NULL,
  roles     TEXT NOT NULL CHECK (roles <> '')   -- MANAGER, DOCTOR, STAFF, joined by commas
) STRICT;

CREATE TABLE channel (
  id            INTEGER PRIMARY KEY,
  platform      TEXT NOT NULL CHECK (platform IN ('X', 'FACEBOOK')),
  external_id   TEXT NOT NULL,
  handle        TEXT NOT NULL,
  name          TEXT NOT NULL,
  access        TEXT NOT NULL,              -- JSON: what the platform's client needs to sign in
  connected_at  INTEGER NOT NULL,
  cursor        TEXT NOT NULL DEFAULT '',
  last_success  INTEGER,
  next_look     INTEGER,
  unreadable    INTEGER NOT NULL DEFAULT 0,
  trouble       TEXT NOT NULL DEFAULT 'NONE',
  trouble_since INTEGER,
  UNIQUE (platform, external_id)
) STRICT;

CREATE TABLE conversation (
  id                  INTEGER PRIMARY KEY,
  channel             INTEGER NOT NULL REFERENCES channel (id),
  platform            TEXT NOT NULL,
  thread              TEXT NOT NULL,
  kind                TEXT NOT NULL,
  author_id           TEXT NOT NULL,
  author_handle       TEXT NOT NULL,
  author_name         TEXT NOT NULL,
  status              TEXT NOT NULL CHECK (status IN ('OPEN', 'SNOOZED', 'CLOSED')),
  snoozed_until       INTEGER,
  snooze_reason       TEXT,
  closed_reason       TEXT,
  closed_at           INTEGER,
  category            TEXT NOT NULL,
  priority            TEXT NOT NULL CHECK (priority IN ('P0', 'P1', 'P2', 'P3', 'P4')),
  flags               TEXT NOT NULL,
  please_check        INTEGER NOT NULL CHECK (please_check IN (0, 1)),
  overridden          INTEGER NOT NULL DEFAULT 0 CHECK (overridden IN (0, 1)),
  started_at          INTEGER NOT NULL,       -- the first comment's own time: what the report counts by
  received_at         INTEGER NOT NULL,
  due_at              INTEGER NOT NULL,
  first_due_at        INTEGER NOT NULL,
  answered_at         INTEGER,               -- the latest answer of ours
  first_response_at   INTEGER,               -- the first one: what the report counts
  first_response_by   INTEGER REFERENCES member (id),
  assignee            INTEGER REFERENCES member (id),
  escalated_to        TEXT,
  escalation_reason   TEXT,
  escalated_by        INTEGER REFERENCES member (id),
  escalated_at        INTEGER,
  escalation_deadline INTEGER,
  latest_comment      INTEGER NOT NULL,
  preview             TEXT NOT NULL,
  reply_state         TEXT NOT NULL DEFAULT '',  -- of the reply under way, for the queue's rows
  CHECK ((status = 'SNOOZED') = (snoozed_until IS NOT NULL)),
  CHECK ((status = 'CLOSED') = (closed_at IS NOT NULL)),
  UNIQUE (channel, thread, author_id)
) STRICT;

-- All ascending, so that "after this row" is one comparison of row values.
CREATE INDEX conversation_queue ON conversation (status, priority, received_at, id);
CREATE INDEX conversation_closed ON conversation (received_at, id) WHERE status = 'CLOSED';
CREATE INDEX conversation_due ON conversation (due_at) 
  WHERE status = 'OPEN' AND (answered_at IS NULL OR answered_at < received_at);
CREATE INDEX conversation_started ON conversation (started_at);
CREATE INDEX conversation_snoozed ON conversation (snoozed_until) WHERE status = 'SNOOZED';

CREATE TABLE comment (
  id             INTEGER PRIMARY KEY,
  channel        INTEGER NOT NULL REFERENCES channel (id),
  external_id    TEXT NOT NULL,
  conversation   INTEGER NOT NULL REFERENCES conversation (id) DEFERRABLE INITIALLY DEFERRED,
  parent_id      TEXT,
  kind           TEXT NOT NULL,
  author         TEXT NOT NULL,             -- the name shown, kept here for the search
  handle         TEXT NOT NULL,
  author_id      TEXT NOT NULL,
  body           TEXT NOT NULL,
  written_at     INTEGER NOT NULL,
  fetched_at     INTEGER NOT NULL,
  edited_at      INTEGER,
  ours           INTEGER NOT NULL CHECK (ours IN (0, 1)),
  hidden         INTEGER NOT NULL CHECK (hidden IN (0, 1)),
  link           TEXT NOT NULL,
  UNIQUE (channel, external_id)
) STRICT;
CREATE INDEX comment_conversation ON comment (conversation, written_at);

-- The words that a comment had before it was edited.
CREATE TABLE comment_before (
  comment     INTEGER NOT NULL REFERENCES comment (id),
  body        TEXT NOT NULL,
  replaced_at INTEGER NOT NULL
) STRICT;

CREATE TABLE assessment (
  comment      INTEGER PRIMARY KEY REFERENCES comment (id),
  category     TEXT NOT NULL,
  priority     TEXT NOT NULL,
  flags        TEXT NOT NULL,
  please_check INTEGER NOT NULL,
  reasons      TEXT NOT NULL                -- JSON: [{"category": …, "rule": …, "start": …, "end": …}]
) STRICT;

CREATE TABLE reply (
  id              INTEGER PRIMARY KEY,
  conversation    INTEGER NOT NULL REFERENCES conversation (id),
  channel         INTEGER NOT NULL REFERENCES channel (id),
  to_comment      INTEGER NOT NULL REFERENCES comment (id),
  to_external_id  TEXT NOT NULL,
  author          INTEGER NOT NULL REFERENCES member (id),
  body            TEXT NOT NULL,
  state           TEXT NOT NULL CHECK (state IN ('DRAFT', 'AWAITING_APPROVAL', 'QUEUED', 'SENDING', 'SENT',
                                                 'UNCONFIRMED', 'FAILED', 'DROPPED')),
  since           INTEGER,                  -- waiting since, not before, started, sent, failed or dropped at
  returned_cause  TEXT,
  returned_by     INTEGER REFERENCES member (id),
  returned_note   TEXT,
  returned_at     INTEGER,
  approved_by     INTEGER REFERENCES member (id),
  approved_at     INTEGER,
  fingerprint     TEXT,
  external_id     TEXT,
  looks           INTEGER NOT NULL DEFAULT 0,
  next_look       INTEGER,
  failure         TEXT,
  failure_detail  TEXT,
  CHECK (approved_by IS NULL OR approved_by <> author),
  CHECK (state NOT IN ('QUEUED', 'SENDING', 'SENT', 'UNCONFIRMED', 'FAILED') OR fingerprint IS NOT NULL),
  CHECK ((state = 'SENT') = (external_id IS NOT NULL))
) STRICT;
CREATE INDEX reply_conversation ON reply (conversation);
CREATE INDEX reply_state ON reply (state, since, id);
-- One reply under way in a conversation, so that one click can never become two replies.
CREATE UNIQUE INDEX reply_one_under_way ON reply (conversation) WHERE state NOT IN ('SENT', 'FAILED', 'DROPPED');

-- Only ever added to.
CREATE TABLE activity (
  number    INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  member    INTEGER REFERENCES member (id),
  what      TEXT NOT NULL,
  reference TEXT NOT NULL,
  detail    TEXT NOT NULL,
  previous  TEXT NOT NULL,
  hash      TEXT NOT NULL
) STRICT;
CREATE INDEX activity_reference ON activity (reference, number);
CREATE TRIGGER activity_is_never_changed BEFORE UPDATE ON activity
  BEGIN SELECT raise(ABORT, 'the activity is only added to'); END;
CREATE TRIGGER activity_is_never_removed BEFORE DELETE ON activity
  BEGIN SELECT raise(ABORT, 'the activity is only added to'); END;

-- Maintained with each change, so that no screen ever counts rows.
CREATE TABLE queue_count (
  status   TEXT NOT NULL,
  priority TEXT NOT NULL,
  n        INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (status, priority)
) STRICT, WITHOUT ROWID;

-- Kept by the program, by batch and at each edit: no trigger may touch a virtual table under trusted_schema = OFF.
CREATE VIRTUAL TABLE comment_fts USING fts5(author, handle, body, content = 'comment', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
