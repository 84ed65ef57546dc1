CREATE TABLE customers (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (name <> ''),
  email text NOT NULL
);
-- One customer, however the address is typed.
CREATE UNIQUE INDEX customers_email ON customers (lower(email));

CREATE TABLE dishes (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (name = trim(name) AND name <> ''),
  -- Today's price, in paise.
  price int NOT NULL CHECK (price >= 0)
);
CREATE UNIQUE INDEX dishes_name ON dishes (lower(name));

CREATE TABLE orders (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id int NOT NULL REFERENCES customers
);

CREATE TABLE order_items (
  order_id int NOT NULL REFERENCES orders,
  dish_id int NOT NULL REFERENCES dishes,
  qty int NOT NULL CHECK (qty BETWEEN 1 AND 20),
  PRIMARY KEY (order_id, dish_id)
);
