-- 24,000 orders of two years. Customer 42 has every twentieth of them, customer 1001 has 20 in all.
INSERT INTO orders (customer_id, status, total, created_at)
SELECT
  CASE
    WHEN n % 20 = 7 THEN 42
    WHEN n % 1200 = 100 THEN 1001
    ELSE 100 + n * 7919 % 320
  END,
  (ARRAY['collected', 'collected', 'collected', 'cancelled'])[1 + n % 4],
  6000 + n * 37 % 50000,
  timestamptz '2024-11-01 12:00+05:30' + n * interval '43 minutes'
FROM generate_series(1, 24000) AS n;

-- So that Postgres knows what is in the table before anybody asks.
ANALYZE;
