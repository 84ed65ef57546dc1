-- Runs once, while version 1 is in use, before version 2 starts.
ALTER TABLE dishes ADD COLUMN price_paise int;
UPDATE dishes SET price_paise = round(price * 100);
ALTER TABLE dishes ALTER COLUMN price_paise SET NOT NULL;
