CREATE TABLE dishes (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  -- In paise, a hundredth of a rupee.
  price int NOT NULL CHECK (price > 0)
);
