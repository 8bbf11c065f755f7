const began = performance.now();

/** Says when a part of the run is done: of a run that does not end, the last lines tell where it stands. */
export async function told(what: string, part: Promise<void>): Promise<void> {
  const from = performance.now();
  await part;
  console.log(
    `${what} done in ${((performance.now() - from) / 1_000).toFixed(1)} s, ${((performance.now() - began) / 1_000).toFixed(0)} s into the run`,
  );
}
