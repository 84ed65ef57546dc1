-- Runs once, while version 1 is in use, before version 2 starts.
ALTER TABLE dishes ADD COLUMN price_paise int;
ALTER TABLE dishes ALTER COLUMN price DROP NOT NULL;
UPDATE dishes SET price_paise = round(price * 100);
