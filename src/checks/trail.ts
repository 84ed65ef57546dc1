/** What a check did so far, in whole sentences: "Pressed the button “Order Dal”." */
export interface Trail {
  readonly steps: readonly string[];
  add(step: string): void;
}

/** Creates an empty trail. */
export function createTrail(): Trail {
  const steps: string[] = [];
  return { steps, add: (step) => void steps.push(step) };
}
