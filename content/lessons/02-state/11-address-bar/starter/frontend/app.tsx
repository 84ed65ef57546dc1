import { createRoot } from 'react-dom/client';
import { readMenu } from './menu.ts';
import { MenuPage } from './menu-page.tsx';

const dishes = await readMenu();
createRoot(document.getElementById('app')!).render(<MenuPage dishes={dishes} />);
