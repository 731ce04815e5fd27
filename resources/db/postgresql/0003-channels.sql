-- What a channel brings is read in lanes, each with its own place and its own trouble.
CREATE TABLE channel_lane (
  channel       BIGINT NOT NULL REFERENCES channel (id),
  lane          TEXT NOT NULL,
  cursor        TEXT NOT NULL DEFAULT '',
  last_success  BIGINT,
  next_look     BIGINT,
  unreadable    BIGINT NOT NULL DEFAULT 0,
  trouble       TEXT NOT NULL DEFAULT 'NONE',
  trouble_since BIGINT,
  PRIMARY KEY (channel, lane)
);
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
ALTER TABLE comment ADD COLUMN recommends BIGINT CHECK (recommends IN (0, 1));
ALTER TABLE comment ADD COLUMN deleted_at BIGINT;
CREATE TABLE comment_media (
  comment BIGINT NOT NULL REFERENCES comment (id),
  number  BIGINT NOT NULL,
  kind    TEXT NOT NULL,
  link    TEXT NOT NULL,
  words   TEXT NOT NULL,                    -- what its author says is on it
  PRIMARY KEY (comment, number)
);

-- When a reply was first posted that nobody confirmed: before it is posted again, it is looked for from then on.
ALTER TABLE reply ADD COLUMN attempted_at BIGINT;

-- What desktops may change and remove, where installer/postgresql/prepare.sql made their role.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'bedside_desk') THEN
    GRANT UPDATE ON channel_lane, comment_media TO bedside_desk;
    GRANT DELETE ON comment_media TO bedside_desk;
  END IF;
END $$;
