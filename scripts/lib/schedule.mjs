/**
 * Runs steps side by side. A step starts when those it comes `after` have succeeded and its `cores` are free; of those
 * that could start, the first in the list does. What comes after a failed step is not run.
 * Resolves with the outcomes in the order of the list.
 */
export async function schedule(steps, cores, run) {
  const outcomes = new Map();
  const running = new Map();
  let free = cores;

  function blocked(step) {
    return (step.after ?? []).find((name) => outcomes.has(name) && !outcomes.get(name).ok);
  }
  function ready(step) {
    return !outcomes.has(step.name) && !running.has(step.name) && (step.after ?? []).every((name) => outcomes.get(name)?.ok);
  }
  function begin(step) {
    const taken = Math.min(step.cores ?? 1, cores);
    free -= taken;
    running.set(
      step.name,
      run(step).then((outcome) => {
        free += taken;
        running.delete(step.name);
        outcomes.set(step.name, outcome);
      }),
    );
  }

  while (outcomes.size < steps.length) {
    for (const step of steps) {
      const reason = outcomes.has(step.name) || running.has(step.name) ? undefined : blocked(step);
      if (reason !== undefined) outcomes.set(step.name, { ok: false, passed: 0, failed: 0, note: `not run: ${reason} failed` });
    }
    for (const step of steps) {
      if (ready(step) && Math.min(step.cores ?? 1, cores) <= free) begin(step);
    }
    if (running.size > 0) await Promise.race(running.values());
    else if (outcomes.size < steps.length && !steps.some(ready)) {
      const left = steps.filter((step) => !outcomes.has(step.name) && !blocked(step)).map((step) => step.name);
      if (left.length > 0) throw new Error(`These steps wait for steps that do not exist: ${left.join(', ')}`);
    }
  }
  return steps.map((step) => outcomes.get(step.name));
}
