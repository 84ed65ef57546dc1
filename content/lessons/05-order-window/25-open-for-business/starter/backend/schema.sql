CREATE TABLE dishes (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  -- Portions that are left tonight.
  stock int NOT NULL CHECK (stock >= 0)
);
