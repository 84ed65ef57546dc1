CREATE TABLE users (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  -- Rows from before. Emptied when their owner logs in.
  password text
);

-- What is kept of passwords: never the password itself.
CREATE TABLE locks (
  user_id int PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  salt bytea NOT NULL,
  iterations int NOT NULL,
  hash bytea NOT NULL
);
