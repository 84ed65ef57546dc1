import { openService, Refusal } from './service.ts';

const users: Record<string, { name: string; favorite: string }> = {
  luz: { name: 'Luz', favorite: 'Dal' },
  joon: { name: 'Joon', favorite: 'Mango lassi' },
  manager: { name: 'Priya, manager', favorite: 'the books' },
};

/** Knows the guests. */
openService('users', 4003, {
  'GET /api/users/me': (guest) => {
    const user = users[guest];
    if (!user) throw new Refusal(401, 'Who is asking?');
    return user;
  },
});
