INSERT INTO customers (name, email)
VALUES ('Amara', 'amara@x.test'), ('Joon', 'joon@x.test'), ('Luz', 'luz@x.test');

INSERT INTO dishes (name, price) VALUES ('Dal', 18030), ('Mango lassi', 12000);

INSERT INTO orders (customer_id) VALUES (1), (2), (3);

INSERT INTO order_items (order_id, dish_id, qty, unit_price)
VALUES (1, 1, 2, 18030), (1, 2, 1, 12000), (2, 1, 1, 18030), (3, 1, 1, 8990);
