import { order, readMenu } from './menu.ts';

/** Two guests press Order before either has heard from the kitchen. Writes down what each of them reads. */
export async function orderTogether(name: string): Promise<void> {
  const dish = (await readMenu()).find((dish) => dish.name === name)!;
  const replies = await Promise.all([order(dish), order(dish)]);
  const lines = replies.map((reply, index) => {
    const line = document.createElement('li');
    line.textContent = `${['Luz', 'Joon'][index]} reads: ${reply}`;
    return line;
  });
  document.getElementById('story')!.replaceChildren(...lines);
}
