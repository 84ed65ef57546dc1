INSERT INTO users (name, email, password) VALUES
  ('Amara', 'amara@example.com', 'my grandmother sings'),
  ('Luz', 'luz@example.com', 'sha256:5e71618c6aa01bef8e96f79d53d9b70d1bdb3ef7568f9549133e1d32c76a7617'),
  ('Joon', 'joon@example.com', 'sha256:5e71618c6aa01bef8e96f79d53d9b70d1bdb3ef7568f9549133e1d32c76a7617');
