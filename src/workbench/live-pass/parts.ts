/** The parts of the drawing that the live pass fills, by their marks in `src/components/LivePass.astro`. */
export interface Parts {
  root: HTMLElement;
  /** Where the page runs. */
  stage: HTMLElement;
  /** What stands in the page's place until it runs. */
  still: HTMLElement;
  /** Where the requests hang. */
  slips: HTMLElement;
  /** The step under way, or what went wrong. */
  step: HTMLElement;
  retry: HTMLElement;
  /** What screen readers are told. */
  says: HTMLElement;
  code: HTMLTextAreaElement;
  undo: HTMLElement;
  problem: HTMLElement;
  state: HTMLElement;
  kitchen: HTMLElement;
  log: HTMLElement;
}

/** Finds them. The drawing is made with all of them. */
export function findParts(root: HTMLElement): Parts {
  const find = (name: string) => root.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  const names = ['stage', 'still', 'slips', 'step', 'retry', 'says'] as const;
  const kitchen = ['code', 'undo', 'problem', 'state', 'kitchen', 'log'] as const;
  const parts = Object.fromEntries([...names, ...kitchen].map((name) => [name, find(name)]));
  return { root, ...parts } as unknown as Parts;
}
