-- The password is “amara likes mango lassi”.
INSERT INTO users (email, name, password_hash) VALUES
  ('amara@example.com', 'Amara',
    'scrypt$256$8$1$SQyV6hdHhE/oiQymGVhmrQ==$bD2TuY4H8lMeLpbYnPqtPmjn6090b8ljpEiGjtLkpzo=');

INSERT INTO dishes (name) VALUES ('Dal'), ('Masala dosa'), ('Mango lassi'), ('Samosa');
