-- Runs once, while version 1 is in use, before version 2 starts.
ALTER TABLE dishes ADD COLUMN price_paise int;
UPDATE dishes SET price_paise = round(price * 100);

-- Whoever writes one price writes the other too, without knowing.
CREATE FUNCTION keep_prices_in_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.price_paise := coalesce(NEW.price_paise, round(NEW.price * 100));
    NEW.price := coalesce(NEW.price, NEW.price_paise / 100.0);
  ELSIF NEW.price IS DISTINCT FROM OLD.price THEN
    NEW.price_paise := round(NEW.price * 100);
  ELSIF NEW.price_paise IS DISTINCT FROM OLD.price_paise THEN
    NEW.price := NEW.price_paise / 100.0;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER prices_in_step BEFORE INSERT OR UPDATE ON dishes
  FOR EACH ROW EXECUTE FUNCTION keep_prices_in_step();
