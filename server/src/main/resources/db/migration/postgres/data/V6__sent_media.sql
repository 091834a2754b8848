-- Files of screens are uploaded once and then sent by the id that Telegram gave them.

CREATE TABLE sent_media (
  -- bot_id: the bot that uploaded it, as ids are valid for one bot. sha256: of the content. kind: photo, video, animation,
  -- audio or document, as an id is valid for one of them.
  bot_id         BIGINT NOT NULL,
  sha256         TEXT NOT NULL,
  kind           TEXT NOT NULL,
  file_id        TEXT NOT NULL,
  sent_at        BIGINT NOT NULL,
  PRIMARY KEY (bot_id, sha256, kind)
);
