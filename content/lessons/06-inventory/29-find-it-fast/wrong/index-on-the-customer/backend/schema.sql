CREATE TABLE orders (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id int NOT NULL,
  status text NOT NULL,
  -- In paise, a hundredth of a rupee.
  total int NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE INDEX orders_by_customer ON orders (customer_id);
