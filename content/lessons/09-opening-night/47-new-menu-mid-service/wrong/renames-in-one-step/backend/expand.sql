-- Runs once, while version 1 is in use, before version 2 starts.
ALTER TABLE dishes RENAME COLUMN price TO price_paise;
UPDATE dishes SET price_paise = price_paise * 100;
ALTER TABLE dishes ALTER COLUMN price_paise TYPE int;
