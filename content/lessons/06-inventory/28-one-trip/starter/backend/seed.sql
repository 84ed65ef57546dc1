INSERT INTO customers (name) VALUES ('Amara'), ('Joon'), ('Luz'), ('Tomasz'), ('Priya');
INSERT INTO dishes (name)
VALUES ('Dal'), ('Naan'), ('Masala dosa'), ('Mango lassi'), ('Samosa'), ('Biryani'), ('Rasam');

-- 80 orders. Every ninth has been opened, and nothing is on it yet.
INSERT INTO orders (customer_id) SELECT 1 + (n * 3) % 5 FROM generate_series(1, 80) AS n;
INSERT INTO order_items (order_id, line, dish_id, qty)
SELECT id, line, 1 + (id * 5 + line * 3) % 7, 1 + (id + line) % 3
FROM orders, generate_series(1, 4) AS line
WHERE id % 9 <> 0 AND line <= 1 + id % 4;
