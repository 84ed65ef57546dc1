-- Runs days later, when nobody uses the old column any more.
DO $$
BEGIN
  IF EXISTS (SELECT FROM instances WHERE version < 2 AND seen_at > now() - interval '10 seconds') THEN
    RAISE EXCEPTION 'Version 1 still runs, and needs the column price.';
  END IF;
END $$;

ALTER TABLE dishes DROP COLUMN price, ALTER COLUMN price_paise SET NOT NULL;
