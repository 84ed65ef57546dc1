import { listen } from './meter.ts';
import { plan } from './planner.ts';
import { nameOf, type Thali } from './thalis.ts';

const field = document.querySelector<HTMLInputElement>('#wish')!;
const best = document.getElementById('best')!;

listen(field);
field.addEventListener('input', () => {
  const wish = field.value;
  best.textContent = wish ? 'Looking for it…' : '';
  void plan(wish, (thali) => show(wish, thali));
});

function show(wish: string, thali: Thali): void {
  if (wish) best.textContent = `For “${wish}”: ${nameOf(thali)}`;
}
