-- How a reply reaches the person, and what became of it later.

ALTER TABLE reply ADD COLUMN way TEXT NOT NULL DEFAULT 'REPLY' CHECK (way IN ('REPLY', 'PRIVATE_REPLY', 'MESSAGE'));
UPDATE reply SET way = 'MESSAGE'
WHERE (SELECT kind FROM conversation WHERE conversation.id = reply.conversation) = 'DIRECT_MESSAGE';
ALTER TABLE reply ADD COLUMN deleted_at BIGINT;             -- when a member deleted it on the platform
