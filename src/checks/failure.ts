/** What a failed check tells, besides what was done. Whole sentences, for the learner. */
export interface Finding {
  /** What was seen: "The page sent GET /api/orders." */
  seen: string;
  /** What was expected, and where to look for the reason. */
  expected: string;
  /** Id of the hint that fits, if one does. */
  hint?: string | null;
}

/** The learner's project did not do what a check expects. Any other error means that the check itself broke. */
export class CheckFailure extends Error {
  override name = 'CheckFailure';
  readonly finding: Finding;

  constructor(finding: Finding, options?: ErrorOptions) {
    super(`${finding.seen} ${finding.expected}`, options);
    this.finding = finding;
  }
}
