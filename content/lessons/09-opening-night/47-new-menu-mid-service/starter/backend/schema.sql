CREATE TABLE dishes (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  -- In rupees.
  price numeric(8, 2) NOT NULL CHECK (price >= 0)
);

-- The instances that run. Each writes the time every two seconds, and takes itself off the list when it leaves.
CREATE TABLE instances (
  name text PRIMARY KEY,
  version int NOT NULL,
  seen_at timestamptz NOT NULL
);
