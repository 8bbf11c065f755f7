/** Something that was handed in. */
export interface Submission {
  /** Whether it was taken, also where whoever handed it in looks at something else by then. */
  readonly taken: Promise<boolean>;
}
