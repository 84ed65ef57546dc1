import { hideTrouble, showDishes, showStatus, showTrouble, type Dish } from './screen.ts';

/** All that the menu can look like. */
type Face = 'waiting' | 'trouble' | Dish[];

/** Asks the kitchen for the menu, and shows how that goes. */
export async function load(): Promise<void> {
  show('waiting');
  show(await ask().catch(() => 'trouble' as const));
}

async function ask(): Promise<Dish[]> {
  const response = await fetch('/api/menu');
  if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
  return (await response.json()) as Dish[];
}

/** The only place that changes the screen. Whatever is not this face goes. */
function show(face: Face): void {
  showStatus(statusOf(face));
  showDishes(typeof face === 'string' ? [] : face);
  if (face === 'trouble') showTrouble('The kitchen did not bring the menu.', () => void load());
  else hideTrouble();
}

function statusOf(face: Face): string {
  if (face === 'waiting') return 'The menu is on its way …';
  return Array.isArray(face) && face.length === 0 ? 'The kitchen cooks nothing tonight.' : '';
}
