-- Runs days later, when nobody uses the old column any more.
ALTER TABLE dishes DROP COLUMN IF EXISTS price;
