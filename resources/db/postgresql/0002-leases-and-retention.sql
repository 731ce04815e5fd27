-- What several desktops on one practice need, retention, and the practice's settings.

-- Whoever holds a name may do what it stands for until the time is over: read a channel, look for a reply, send at all.
CREATE TABLE lease (
  name   TEXT PRIMARY KEY,
  holder TEXT NOT NULL,                     -- a desktop's run, anew at each start
  until  BIGINT NOT NULL
);

-- Who looks at a conversation or writes in it now.
CREATE TABLE presence (
  desktop      TEXT PRIMARY KEY,
  member       BIGINT NOT NULL REFERENCES member (id),
  conversation BIGINT NOT NULL REFERENCES conversation (id),
  writing      BIGINT NOT NULL CHECK (writing IN (0, 1)),
  until        BIGINT NOT NULL
);
CREATE INDEX presence_conversation ON presence (conversation);

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- Which desktop's run is sending: it is the only one that knows what became of the request.
ALTER TABLE reply ADD COLUMN sender TEXT;

-- Legal hold, and when retention removed the person's words.
ALTER TABLE conversation ADD COLUMN held BIGINT NOT NULL DEFAULT 0 CHECK (held IN (0, 1));
ALTER TABLE conversation ADD COLUMN redacted_at BIGINT;
ALTER TABLE comment ADD COLUMN redacted_at BIGINT;
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

-- What desktops may change and remove, where installer/postgresql/prepare.sql made their role.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'bedside_desk') THEN
    GRANT UPDATE ON practice, member, channel, conversation, comment, comment_before, assessment, reply, queue_count, setting,
      lease, presence, comment_words TO bedside_desk;
    GRANT DELETE ON comment_before, comment_words, lease, presence, setting TO bedside_desk;
  END IF;
END $$;
