-- What the practice likes on the platform, as far as it was liked from here.

ALTER TABLE comment ADD COLUMN liked BIGINT NOT NULL DEFAULT 0 CHECK (liked IN (0, 1));
