/** What a check did so far, in whole sentences: "Pressed the button “Order Dal”." */
export interface Trail {
  readonly steps: readonly string[];
  /** A step that is done several times in a row stands there once, with a count. */
  add(step: string): void;
}

/** Creates an empty trail. */
export function createTrail(): Trail {
  const steps: string[] = [];
  let last = '';
  let times = 0;
  return {
    steps,
    add(step) {
      times = step === last ? times + 1 : 1;
      last = step;
      if (times === 1) steps.push(step);
      else steps[steps.length - 1] = `${step} (${times} times)`;
    },
  };
}
