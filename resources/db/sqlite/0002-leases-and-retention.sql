-- What several desktops on one practice need, retention, and the practice's settings.

-- Whoever holds a name may do what it stands for until the time is over: read a channel, look for a reply, send at all.
CREATE TABLE lease (
  name   TEXT PRIMARY KEY,
  holder TEXT NOT NULL,                     -- a desktop's run, anew at each start
  until  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who looks at a conversation or writes in it now.
CREATE TABLE presence (
  desktop      TEXT PRIMARY KEY,
  member       INTEGER NOT NULL REFERENCES member (id),
  conversation INTEGER NOT NULL REFERENCES conversation (id),
  writing      INTEGER NOT NULL CHECK (writing IN (0, 1)),
  until        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX presence_conversation ON presence (conversation);

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which desktop's run is sending: it is the only one that knows what became of the request.
ALTER TABLE reply ADD COLUMN sender TEXT;

-- Legal hold, and when retention removed the person's words.
ALTER TABLE conversation ADD COLUMN held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1));
ALTER TABLE conversation ADD COLUMN redacted_at INTEGER;
ALTER TABLE comment ADD COLUMN redacted_at INTEGER;
-- By the status first, or SQLite takes the queue's index and sorts every closed conversation. Of two indexes as good, it
-- takes the one made last.
DROP INDEX conversation_closed;
CREATE INDEX conversation_closed ON conversation (status, received_at, id) WHERE status = 'CLOSED';
CREATE INDEX conversation_retention ON conversation (status, received_at, id)
  WHERE status = 'CLOSED' AND held = 0 AND redacted_at IS NULL;
CREATE INDEX comment_before_comment ON comment_before (comment, replaced_at);

-- By the status first, or SQLite takes the queue's index and looks at every open conversation to count the late ones.
DROP INDEX conversation_due;
CREATE INDEX conversation_due ON conversation (status, due_at)
  WHERE status = 'OPEN' AND (answered_at IS NULL OR answered_at < received_at);
