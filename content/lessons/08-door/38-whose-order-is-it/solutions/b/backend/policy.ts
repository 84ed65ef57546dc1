import type { Person } from './sessions.ts';

/** What one can do here. */
export type Action =
  | ('log in' | 'log out' | 'read menu' | 'change menu' | 'mark sold out')
  | ('read self' | 'change self' | 'read people' | 'read board')
  | ('list orders' | 'place order' | 'read order' | 'move order' | 'cancel order')
  | 'write about order';

/** The policy: may somebody do this, with a thing that belongs to `owner`? What it does not know, it refuses. */
export function may(person: Person | null, action: Action | undefined, owner?: number): boolean {
  const isOwn = person !== null && owner === person.id;
  const isStaff = person?.role === 'cook' || person?.role === 'manager';
  switch (action) {
    case 'log in':
    case 'log out':
    case 'read menu':
      return true;
    case 'read self':
    case 'change self':
    case 'list orders':
      return person !== null;
    case 'place order':
      return person?.role === 'customer';
    case 'read order':
    case 'write about order':
      return isOwn || isStaff;
    case 'cancel order':
      return (isOwn && person.role === 'customer') || person?.role === 'manager';
    case 'move order':
    case 'mark sold out':
    case 'read board':
      return isStaff;
    case 'change menu':
    case 'read people':
      return person?.role === 'manager';
    default:
      return false;
  }
}
