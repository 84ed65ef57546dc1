-- Every slip as somebody typed it.
CREATE TABLE slips (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  guest text,
  email text,
  dish text,
  qty int,
  -- In rupees.
  total double precision
);

INSERT INTO slips (guest, email, dish, qty, total)
VALUES
  ('Amara', 'amara@x.test', 'Dal', 1, 180.3),
  ('Joon', 'joon@x.test', 'dal ', 1, 180.3),
  ('Luz', 'luz@x.test', 'Dla', 1, 180.3),
  ('amara', 'Amara@x.test', 'Dal', 1, 89.9),
  ('Joon', 'joon@x.test', 'Dal', 1, 180.3),
  (NULL, NULL, 'Mango lassi', -2, -240);

-- Your tables go here.
