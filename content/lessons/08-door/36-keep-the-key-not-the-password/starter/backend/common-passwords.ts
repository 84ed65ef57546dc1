/** Long passwords that many people have, so thieves try them first. A real list has thousands. */
export const commonPasswords = [
  '123456789012345',
  '1234567890123456',
  'aaaaaaaaaaaaaaa',
  'iloveyouiloveyou',
  'passwordpassword',
  'qwertyuiopasdfgh',
  'thisismypassword',
  'welcome to the restaurant',
];
