-- Everybody here has a password such as “joon likes mango lassi”.
INSERT INTO users (email, name, role, address, password_hash) VALUES
  ('amara@example.com', 'Amara', 'customer', 'Garden Street 5',
    'scrypt$256$8$1$/EGG0m/g7aMwBR2jEHPFlg==$Z2oU/lIqPQZvITN5z71LFM9km975mEwvqU4x5dYgl+g='),
  ('joon@example.com', 'Joon', 'customer', 'Mill Lane 12',
    'scrypt$256$8$1$+Ao3n9mP6T2YD5jg0wWj9A==$/Y41bm5tR2kkHRMwLHPU5q0KVRR7TrEOHIShCn5+1Ck='),
  ('luz@example.com', 'Luz', 'customer', 'Harbor Road 3',
    'scrypt$256$8$1$e3lcCPhMzkaJWbTL4JqKew==$h3VPFiCBzjW6zbFYqKrAn4WONUyhxo5VpvMYpTC+vqo='),
  ('tomasz@example.com', 'Tomasz', 'cook', 'Oven Court 1',
    'scrypt$256$8$1$1LP/soKeR0WJz4tdYpzq0Q==$UWTZJwfKKitI4CyMKvqk3nnfLyalLzfcQLs7UOXb+14='),
  ('priya@example.com', 'Priya', 'manager', 'Market Square 8',
    'scrypt$256$8$1$MGzADhP4r8VWJX1rO5IefA==$zt+4zpZvW/IA4DvMycpFRJyYcdwR8tt72TOLhnlgKVE=');

INSERT INTO dishes (name, price) VALUES ('Dal', 17995), ('Masala dosa', 21995), ('Mango lassi', 12025);

-- Orders 41 to 43.
INSERT INTO orders (customer_id, dish_id) VALUES (1, 1), (2, 2), (3, 3);
INSERT INTO news (order_id, status) VALUES (41, 'placed'), (42, 'placed'), (43, 'placed');
INSERT INTO messages (order_id, author_id, body) VALUES (41, 1, 'The bell is broken. Please knock.');
