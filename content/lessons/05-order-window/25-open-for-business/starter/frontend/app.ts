interface Dish {
  name: string;
  stock: number;
}

document.getElementById('again')!.addEventListener('click', askAll);
await askAll();

async function askAll(): Promise<void> {
  await Promise.all([showMenu(), showProbe('healthz'), showProbe('readyz')]);
}

async function showMenu(): Promise<void> {
  const status = document.getElementById('status')!;
  status.textContent = '';
  try {
    const response = await fetch('/api/menu');
    if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
    const dishes: Dish[] = await response.json();
    document.getElementById('menu')!.replaceChildren(...dishes.map(draw));
  } catch (error) {
    console.error(error);
    status.textContent = 'The menu could not be loaded.';
  }
}

/** Asks as a platform does, and writes down what it would note. */
async function showProbe(name: 'healthz' | 'readyz'): Promise<void> {
  const seen = await fetch(`/${name}`).then(
    (response) => String(response.status),
    () => 'nobody there',
  );
  document.getElementById(name)!.textContent = seen;
}

function draw({ name, stock }: Dish): HTMLElement {
  const item = document.createElement('li');
  item.className = 'dish';
  item.textContent = `${name}, ${stock} left`;
  return item;
}
