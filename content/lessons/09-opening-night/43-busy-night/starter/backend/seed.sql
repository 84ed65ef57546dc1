INSERT INTO dishes (name) VALUES ('Dal'), ('Masala dosa'), ('Mango lassi');
