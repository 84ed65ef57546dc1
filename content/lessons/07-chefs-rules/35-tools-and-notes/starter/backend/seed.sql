INSERT INTO dishes (name, price) VALUES
  ('Dal', 17995),
  ('Masala dosa', 21995),
  ('Mango lassi', 12025);
