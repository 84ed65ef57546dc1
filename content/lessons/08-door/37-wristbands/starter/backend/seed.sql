-- Everybody here has a password such as “amara likes mango lassi”.
INSERT INTO users (email, name, role, password_hash) VALUES
  ('priya@example.com', 'Priya', 'manager',
    'scrypt$256$8$1$XD0eOrPxKmNC4Vd6COFfew==$CWNfjBCVw88GZ+cO2FW0I2e7tfFqX79kVd7LzCmAyOQ='),
  ('tomasz@example.com', 'Tomasz', 'cook',
    'scrypt$256$8$1$oZT6sSf0YdyTx+uVfKmE0g==$vidHWZs8O8iufS5HJ4QEHIAJbcqAv6MLQXTfT0I1gFk='),
  ('joon@example.com', 'Joon', 'customer',
    'scrypt$256$8$1$iioUaxLyleAJ7LItbQxELg==$5SqqFWNVS39omHhSlNYbh4Z7qy6JVvAbpbg7jtsEopw='),
  ('luz@example.com', 'Luz', 'customer',
    'scrypt$256$8$1$IE8I8nagohQPMi6TfoSiow==$pISbHbtvFQ3GlOhvgo+ZkXaN9FSnr/suXa+ijArvdP0='),
  ('amara@example.com', 'Amara', 'customer',
    'scrypt$256$8$1$CruTHrdS9C+/clQ6Mo0n3A==$aebrrE4EIp4nUXeydEJQm6GlSXfHK1cfkVrsZ1Qr3KM=');
