CREATE TABLE orders (
  id int GENERATED ALWAYS AS IDENTITY (START WITH 41) PRIMARY KEY,
  dish text NOT NULL,
  status text NOT NULL CHECK (status IN ('cooking', 'served'))
);

-- What the kitchen calls out to the dining room.
CREATE TABLE calls (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  text text NOT NULL
);
