declare namespace App {
  /** What a page hands to the components that authors use in its MDX. */
  interface Locals {
    /** The lesson whose page is being rendered. */
    lesson?: {
      slug: string;
      number: number;
      checks: readonly { id: string; title: string }[];
    };
  }
}
