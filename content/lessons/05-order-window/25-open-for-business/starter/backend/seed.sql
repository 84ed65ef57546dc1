INSERT INTO dishes (name, stock) VALUES ('Dal', 6), ('Masala dosa', 4), ('Mango lassi', 9);
