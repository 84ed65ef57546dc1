CREATE TABLE users (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE,
  name text NOT NULL,
  role text NOT NULL DEFAULT 'customer' CHECK (role IN ('customer', 'cook', 'manager')),
  address text NOT NULL,
  password_hash text NOT NULL
);

CREATE TABLE sessions (
  token_hash text PRIMARY KEY,
  user_id int NOT NULL REFERENCES users ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);

CREATE TABLE dishes (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  -- In paise.
  price int NOT NULL CHECK (price >= 0),
  sold_out boolean NOT NULL DEFAULT false
);

CREATE TABLE orders (
  id int GENERATED ALWAYS AS IDENTITY (START WITH 41) PRIMARY KEY,
  customer_id int NOT NULL REFERENCES users,
  dish_id int NOT NULL REFERENCES dishes,
  status text NOT NULL DEFAULT 'placed' CHECK (status IN ('placed', 'cooking', 'ready', 'served'))
);

CREATE TABLE messages (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id int NOT NULL REFERENCES orders ON DELETE CASCADE,
  author_id int NOT NULL REFERENCES users,
  body text NOT NULL
);

-- What has happened to orders, for whoever wants to know.
CREATE TABLE news (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id int NOT NULL REFERENCES orders ON DELETE CASCADE,
  status text NOT NULL
);
