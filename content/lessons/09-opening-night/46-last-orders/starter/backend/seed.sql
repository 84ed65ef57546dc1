INSERT INTO calls (text) VALUES ('The kitchen is open');
