CREATE TABLE customers (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE dishes (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE orders (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id int NOT NULL REFERENCES customers
);

-- One row for each dish of an order; `line` counts them from 1.
CREATE TABLE order_items (
  order_id int NOT NULL REFERENCES orders,
  line int NOT NULL,
  dish_id int NOT NULL REFERENCES dishes,
  qty int NOT NULL CHECK (qty > 0),
  PRIMARY KEY (order_id, line)
);
