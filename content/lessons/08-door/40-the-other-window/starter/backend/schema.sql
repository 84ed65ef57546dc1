CREATE TABLE users (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE,
  name text NOT NULL,
  favorite text NOT NULL DEFAULT 'nothing yet',
  password_hash text NOT NULL
);

CREATE TABLE sessions (
  token_hash text PRIMARY KEY,
  user_id int NOT NULL REFERENCES users ON DELETE CASCADE
);

CREATE TABLE dishes (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE orders (
  id int GENERATED ALWAYS AS IDENTITY (START WITH 41) PRIMARY KEY,
  customer_id int NOT NULL REFERENCES users,
  dish_id int NOT NULL REFERENCES dishes,
  qty int NOT NULL CHECK (qty BETWEEN 1 AND 50),
  printed boolean NOT NULL DEFAULT false
);
