CREATE TABLE users (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  -- What is kept of the password. Some rows come from the restaurant's old computer.
  password text NOT NULL
);
