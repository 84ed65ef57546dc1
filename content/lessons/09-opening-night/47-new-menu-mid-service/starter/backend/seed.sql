INSERT INTO dishes (name, price) VALUES ('Dal', 180), ('Masala dosa', 219.5), ('Mango lassi', 120);
