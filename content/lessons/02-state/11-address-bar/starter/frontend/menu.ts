/** A dish as the kitchen describes it. */
export interface Dish {
  id: number;
  name: string;
  /** In paise, a hundredth of a rupee. */
  price: number;
  vegan: boolean;
}

/** Asks the kitchen for the menu. */
export async function readMenu(): Promise<Dish[]> {
  const response = await fetch('/api/menu');
  if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
  return response.json();
}
