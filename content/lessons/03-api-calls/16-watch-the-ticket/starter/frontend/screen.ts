/** One thing that happens to an order. Later steps have higher ids. */
export interface Step {
  id: number;
  text: string;
  /** The dish is at the table: nothing more will happen. */
  done: boolean;
}

export interface Order {
  id: number;
  dish: string;
  steps: Step[];
}

/** Shows these steps, and no others. */
export function showSteps(steps: Step[]): void {
  stepList().replaceChildren();
  steps.forEach(addStep);
}

/** Shows one more step below the others. */
export function addStep({ text }: Pick<Step, 'text'>): void {
  const item = document.createElement('li');
  item.textContent = text;
  stepList().append(item);
}

function stepList(): HTMLElement {
  return document.getElementById('steps')!;
}
