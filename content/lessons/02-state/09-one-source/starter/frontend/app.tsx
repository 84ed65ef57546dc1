import { createRoot } from 'react-dom/client';
import { Cart } from './cart.tsx';
import { readMenu } from './menu.ts';

const dishes = await readMenu();

// Amara and Joon share a phone, and each has a cart.
createRoot(document.getElementById('app')!).render(
  <>
    <h1>Who eats what</h1>
    <Cart guest="Amara" dishes={dishes} />
    <Cart guest="Joon" dishes={dishes} />
  </>,
);
