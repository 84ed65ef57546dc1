const status = document.getElementById('status')!;
const list = document.getElementById('dishes')!;

try {
  const response = await fetch('/api/menu');
  if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
  const dishes: { name: string; price: number }[] = await response.json();
  list.replaceChildren(
    ...dishes.map(({ name, price }) => {
      const item = document.createElement('li');
      item.textContent = `${name}: ₹${(price / 100).toFixed(2)}`;
      return item;
    }),
  );
  status.textContent = `${dishes.length} dishes tonight.`;
} catch (error) {
  console.error(error);
  status.textContent = 'The menu could not be loaded.';
}
