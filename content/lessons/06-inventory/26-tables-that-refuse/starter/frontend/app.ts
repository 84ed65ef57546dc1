interface BoardLine {
  dish: string;
  portions: number;
  rupees: string;
}

try {
  const response = await fetch('/api/board');
  if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
  const lines: BoardLine[] = await response.json();
  document.getElementById('board')!.replaceChildren(...lines.map(draw));
} catch (error) {
  console.error(error);
  document.getElementById('status')!.textContent = 'The board could not be loaded.';
}

function draw({ dish, portions, rupees }: BoardLine): HTMLElement {
  const line = document.createElement('li');
  line.className = 'dish';
  line.textContent = `“${dish}”: ${portions} portions, ₹${rupees}`;
  return line;
}
