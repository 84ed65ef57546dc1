INSERT INTO dishes (name, stock) VALUES ('Dal', 1), ('Masala dosa', 4), ('Mango lassi', 9);
