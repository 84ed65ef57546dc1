-- Runs days later, when nobody uses the old column any more.

DROP TRIGGER prices_in_step ON dishes;
DROP FUNCTION keep_prices_in_step();
ALTER TABLE dishes DROP COLUMN price, ALTER COLUMN price_paise SET NOT NULL;
